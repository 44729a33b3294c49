package dev.millet.points.page;

import dev.millet.api.gateway.Permission;
import dev.millet.api.members.Role;

/** The permissions of points. */
public final class PointsRight {

  /** To see one's own points. */
  public static final Permission SEE_OWN = Permission.toRead("points.see-own", Role.MEMBER);

  /** To decide about one's own points, such as whether the leaderboard names one. */
  public static final Permission DECIDE_OWN = Permission.toWrite("points.decide-own", Role.MEMBER);

  /** To see the figures of the programme, and the points of others. */
  public static final Permission SEE_ALL = Permission.toRead("points.see-all", Role.STAFF);

  /** To grant points by hand. */
  public static final Permission GRANT =
      Permission.toWrite("points.grant", Role.STAFF).provenRecently();

  /** To write the rules by which points are earned. */
  public static final Permission RULES =
      Permission.toWrite("points.rules", Role.STAFF).provenRecently();

  /** To see what a rule would have given, which reads much of the journal. */
  public static final Permission TRY_RULES = Permission.toWrite("points.try-rules", Role.STAFF);

  /** To have the ledger verified. */
  public static final Permission VERIFY = Permission.toWrite("points.verify", Role.STAFF);

  private PointsRight() {}
}
