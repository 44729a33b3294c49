package com.example.milestones;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;

/** The milestones in the database. */
final class Milestones {

  private final Database database;
  private final Table<Milestone> reached;
  private final Keyset<Milestone> newest;

  Milestones(Database database) {
    this.database = database;
    this.reached = database.table("milestones_reached", Milestone.class).generated("id");
    this.newest = reached.keyset("newest").descending("reached_at", "id");
  }

  Milestone add(NewMilestone typed) {
    return database.write(
        handle -> reached.insert(handle, new Milestone(0, database.now(), typed.title())));
  }

  Slice<Milestone> newest(ListRequest list) {
    String sql = "SELECT <columns> FROM milestones_reached WHERE <after> <order>";
    return database.read(handle -> newest.slice(handle, list, sql));
  }
}
