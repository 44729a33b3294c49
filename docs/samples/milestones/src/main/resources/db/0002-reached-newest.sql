CREATE INDEX milestones_reached_newest ON milestones_reached (reached_at, id)
