-- What is still to be done at the identity provider (ID-3, ID-5): one task for a user, which outlives it, so that only
-- the organization is referred to. No sub is null. problem is a message of any length, for people.
CREATE TABLE access_account_task (
  organization_no bigint NOT NULL,
  user_id varchar NOT NULL,
  work varchar NOT NULL,
  sub varchar,
  problem clob NOT NULL,
  -- accountTasks, by users and by page.
  CONSTRAINT access_account_task_pk PRIMARY KEY (organization_no, user_id),
  CONSTRAINT access_account_task_organization FOREIGN KEY (organization_no) REFERENCES access_organization,
  CONSTRAINT access_account_task_work CHECK (work = ANY (ARRAY['INVITE', 'DISABLE', 'ENABLE', 'END_SESSIONS', 'DELETE'])),
  CONSTRAINT access_account_task_sub CHECK (CASE WHEN sub IS NULL THEN work = 'INVITE' ELSE sub <> '' END)
);
