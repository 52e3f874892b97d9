-- Columns made of values.
-- duckdb: select * from (pivot (select code, year, opened from cases where kind = '刑事' and code is not null) on year in (2023, 2024, 2025) using sum(opened) group by code) order by code;
select code, year, opened from cases where kind = '刑事' and code is not null pivot year in (2023, 2024, 2025) order by code;
-- duckdb: select * from (pivot (select code, year, opened from cases where kind = '刑事' and code is not null and year is not null) on year using sum(opened) group by code) order by code;
select code, year, opened from cases where kind = '刑事' and code is not null and year is not null pivot year order by code;
-- duckdb: select * from (pivot (select kind, year, opened from cases where kind is not null) on year in (2023, 2024, 2025) using sum(opened) group by kind) order by kind;
select kind, year, sum(opened) from cases where kind is not null group by kind, year pivot year in (2023, 2024, 2025) order by kind;
-- duckdb: select * from (pivot (select year, role, since from (select since % 2 as year, role, since from staff where role is not null and since is not null)) on role in ('chief', 'clerk') using max(since) group by year) order by year;
select since % 2 as year, role, max(since) from staff where role is not null and since is not null group by since % 2, role pivot role in ('chief', 'clerk') order by year;
-- duckdb: select code, "2024" from (pivot (select code, year, amount from budget) on year in (2024, 2025) using sum(amount) group by code) where "2025" is not null order by code;
select code, `2024` from (select code, year, amount from budget pivot year in (2024, 2025)) t where `2025` is not null order by code;
