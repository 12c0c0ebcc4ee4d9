-- Two roles for IG Desk's records on PostgreSQL: to be run by an administrator of the server, in psql.
-- igdesk_owner makes the tables, and changes them at an upgrade. igdesk is the bot's own: it reads and writes
-- rows, and can drop, change or make nothing. Then give each its password: \password igdesk

CREATE ROLE igdesk_owner LOGIN;
CREATE ROLE igdesk LOGIN;
CREATE DATABASE igdesk OWNER igdesk_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
REVOKE ALL ON DATABASE igdesk FROM PUBLIC;
GRANT CONNECT ON DATABASE igdesk TO igdesk;

\connect igdesk

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO igdesk_owner;
GRANT USAGE ON SCHEMA public TO igdesk;
ALTER DEFAULT PRIVILEGES FOR ROLE igdesk_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO igdesk;
ALTER DEFAULT PRIVILEGES FOR ROLE igdesk_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO igdesk;
