CREATE INDEX members_withheld_avatars_member ON members_withheld_avatars (member_id, image_id)
