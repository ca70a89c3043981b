#!/bin/sh
# Run once, on an empty volume: the database and the two accounts, the owner who migrates and that of the application.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$CQP_OWNER_PASSWORD" -v application="$CQP_DB_PASSWORD" --username postgres <<'SQL'
create role cqp_proprietaire login password :'owner';
create role cqp_application login password :'application';
create database cqp owner cqp_proprietaire encoding 'UTF8' locale_provider icu icu_locale 'fr' template template0;
SQL
