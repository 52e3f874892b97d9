-- Days and what is computed with them.
-- duckdb: select date '2025-01-28' + 30, date '2025-03-01' - 1, date '2025-03-01' - date '2024-03-01';
select date("2025-01-28") + 30, date("2025-03-01") - 1, date("2025-03-01") - date("2024-03-01");
-- duckdb: select year(date '2024-02-29'), month(date '2024-02-29'), day(date '2024-02-29');
select year(date("2024-02-29")), month(date("2024-02-29")), day(date("2024-02-29"));
-- duckdb: select strftime(date '2025-01-08', '%Y年%-m月%-d日'), strftime(date '2025-01-08', '%Y/%m/%d');
select format_date(date("2025-01-08"), "%Y年%-m月%-d日"), format_date(date("2025-01-08"), "%Y/%m/%d");
-- duckdb: select date '2025-01-28' > date '2024-12-31', date '2000-01-01' = date '2000-01-01';
select date("2025-01-28") > date("2024-12-31"), date("2000-01-01") = date("2000-01-01");
-- duckdb: select id, make_date(since, 1, 1) + 364 from staff where since is not null order by id;
select id, cast(since || "-01-01" as date) + 364 from staff where since is not null order by id;
-- duckdb: select min(make_date(since, 3, 1)), max(make_date(since, 3, 1)) from staff;
select min(cast(since || "-03-01" as date)), max(cast(since || "-03-01" as date)) from staff;
