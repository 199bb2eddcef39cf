alter table entry add column picture varchar(2000);
alter table entry add column picture_type varchar(100);
