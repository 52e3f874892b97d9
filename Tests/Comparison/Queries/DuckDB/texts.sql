-- Regular expressions (RE2 in both) and other functions of text.
select name, regexp_matches(name, '公安局$') from agencies order by code;
select name from agencies where regexp_matches(name, '^(江门|开平)') order by code;
select name from staff where regexp_matches(name, '[a-z]') order by id;
select name from staff where regexp_matches(name, '(?i)^abc$') order by id;
select regexp_matches('a1b22', '\d{2}'), regexp_matches('', '^$'), regexp_matches(null, 'a');
select regexp_extract(name, '.{2}市') from agencies where name like '%市%' order by code;
select regexp_extract('a1b22', '([a-z])(\d+)$', 2), regexp_extract('a1b22', '([a-z])(\d+)', 1);
-- duckdb: select name, regexp_replace(name, '[公法]', '〇', 'g') from agencies order by code;
select name, regexp_replace(name, '[公法]', '〇') from agencies order by code;
-- duckdb: select regexp_replace('a1b22', '(\d+)', '<\1>', 'g'), regexp_replace('abc', 'x', 'y', 'g');
select regexp_replace('a1b22', '(\d+)', '<\1>'), regexp_replace('abc', 'x', 'y');
select starts_with(name, '江门'), ends_with(name, '局'), contains(name, '平') from agencies order by code;
select split_part('a-b-c', '-', 2), split_part('a-b-c', '-', 1), split_part('a-b-c', '-', 9), split_part('甲、乙', '、', 2);
select concat('a', 1, 'b'), concat('x', null, 'y');
select upper('é'), lower('É'), length('é'), upper('straße') like 'STRA%';
select name, substr(name, 2, 1), length(name) from staff order by id;
select note like '%\%%' from budget where note is null or note like 'first' order by code, year;
select replace(name, '江门', ''), trim(name, '江局') from agencies where code < 'A3' order by code;
