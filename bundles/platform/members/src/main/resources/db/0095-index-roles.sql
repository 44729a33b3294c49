CREATE INDEX members_roles_by_role ON members_roles (role, member_id)
