-- Who is an L&D admin or in HR because an admin said so. The environment may name more.
CREATE TABLE role (
    role    TEXT NOT NULL,            -- admin, hr
    member  TEXT NOT NULL,
    given   BIGINT NOT NULL,
    PRIMARY KEY (role, member)
);

-- Groups of members that an admin chose: HR, departments. Slack says who is in them.
CREATE TABLE grp (
    id      TEXT PRIMARY KEY,
    name    TEXT NOT NULL,
    parent  TEXT NOT NULL,            -- the group that it is a part of, '' for none
    source  TEXT NOT NULL UNIQUE,     -- a Slack user group (S…), or a channel whose members it is
    role    TEXT NOT NULL,            -- that its members have: admin, hr, '' for none
    read    BIGINT NOT NULL,          -- when its members were last read, 0 before
    created BIGINT NOT NULL
);

CREATE TABLE member_group (
    grp    TEXT NOT NULL REFERENCES grp (id),
    member TEXT NOT NULL,
    PRIMARY KEY (grp, member)
);
CREATE INDEX member_group_member ON member_group (member);

-- What admins decided for the whole workspace, by name. What isn't here is as
-- the environment says, or as usual.
CREATE TABLE policy (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
