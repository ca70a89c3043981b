-- The database and its two accounts: the owner who migrates, and that of the application, to which the migrations give its rights.
if db_id('Cqp') is null create database Cqp;
go
alter database Cqp set read_committed_snapshot on with rollback immediate;
go
if suser_id('cqp_proprietaire') is null create login cqp_proprietaire with password = '$(OwnerPassword)';
if suser_id('cqp_application') is null create login cqp_application with password = '$(AppPassword)';
go
use Cqp;
go
if user_id('cqp_proprietaire') is null create user cqp_proprietaire for login cqp_proprietaire;
if user_id('cqp_application') is null create user cqp_application for login cqp_application;
alter role db_owner add member cqp_proprietaire;
go
