// SQLite, the independent engine that answers are compared with.
#include <sqlite3.h>
