// What Swift cannot say by itself about libedit: the variadic calls with their arguments fixed,
// and the standard streams, which Swift 6 refuses as shared mutable globals.

#ifndef CLIBEDIT_SHIM_H
#define CLIBEDIT_SHIM_H

#include <histedit.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

typedef char *(*editline_prompt_function)(EditLine *);
typedef unsigned char (*editline_key_function)(EditLine *, int);

/// Starts an editor on the three standard streams; NULL where that fails.
static inline EditLine *editline_start(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

/// Writes out what the C library still holds for standard output.
static inline void editline_flush(void) { fflush(stdout); }

static inline int editline_set_prompt(EditLine *editor, editline_prompt_function prompt) {
  return el_set(editor, EL_PROMPT, prompt);
}

static inline int editline_set_editor(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

/// Whether libedit handles signals (window size, stop and continue, interrupt) while it reads.
static inline int editline_set_signals(EditLine *editor, int on) {
  return el_set(editor, EL_SIGNAL, on);
}

static inline int editline_set_client_data(EditLine *editor, void *data) {
  return el_set(editor, EL_CLIENTDATA, data);
}

static inline void *editline_client_data(EditLine *editor) {
  void *data = NULL;
  el_get(editor, EL_CLIENTDATA, &data);
  return data;
}

/// Gives a function a name that keys can be bound to.
static inline int editline_add_function(
    EditLine *editor, const char *name, const char *help, editline_key_function function) {
  return el_set(editor, EL_ADDFN, name, help, function);
}

static inline int editline_bind(EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, key, function, (char *)NULL);
}

/// Binds a key also in the map of vi's command mode.
static inline int editline_bind_alternative(
    EditLine *editor, const char *key, const char *function) {
  return el_set(editor, EL_BIND, "-a", key, function, (char *)NULL);
}

/// Lets a key stand for other keys.
static inline int editline_bind_keys(EditLine *editor, const char *key, const char *keys) {
  return el_set(editor, EL_BIND, "-s", key, keys, (char *)NULL);
}

/// Takes the interrupt character from the terminal while a line is edited: `intr=` now, `-intr`
/// whenever libedit copies the user's characters again.
static inline int editline_release_interrupt(EditLine *editor) {
  return el_set(editor, EL_SETTY, "-d", "-intr", "intr=", (char *)NULL);
}

/// Sets a capability of the terminal, by its termcap name.
static inline int editline_set_capability(
    EditLine *editor, const char *name, const char *value) {
  return el_set(editor, EL_SETTC, name, value, (char *)NULL);
}

/// Takes the terminal out of its own line editing, before the prompt invites to type.
static inline int editline_prepare_terminal(EditLine *editor) {
  return el_set(editor, EL_PREP_TERM, 1);
}

/// Reads one code point; 1 where it did.
static inline int editline_read_scalar(EditLine *editor, uint32_t *scalar) {
  wchar_t wide = 0;
  int count = el_wgetc(editor, &wide);
  *scalar = (uint32_t)wide;
  return count;
}

static inline int editline_set_history(EditLine *editor, History *list) {
  return el_set(editor, EL_HIST, history, list);
}

static inline int editline_history_set_size(History *list, int size) {
  HistEvent event;
  return history(list, &event, H_SETSIZE, size);
}

static inline int editline_history_add(History *list, const char *entry) {
  HistEvent event;
  return history(list, &event, H_ENTER, entry);
}

static inline int editline_history_clear(History *list) {
  HistEvent event;
  return history(list, &event, H_CLEAR);
}

#endif
