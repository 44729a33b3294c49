package dev.millet.points;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of points. */
@ObjectClassDefinition(name = "Points", description = "How members earn points and lose them.")
public @interface PointsSettings {

  @AttributeDefinition(
      name = "Time zone",
      description =
          "The programme's time zone, as an IANA name such as Asia/Shanghai: where its days, weeks"
              + " and months begin.")
  String zone() default "UTC";

  @AttributeDefinition(
      name = "Months until coins expire",
      description =
          "Coins expire at the end of the month in which they are so many months old; 0 where they"
              + " never do. Coins that members have keep their date.",
      min = "0",
      max = "120")
  int coins_months() default 12;

  @AttributeDefinition(
      name = "Days of notice before coins expire",
      description =
          "Members are told so many days before coins expire, once for each date; 0 where they are"
              + " not told.",
      min = "0",
      max = "90")
  int coins_notice_days() default 14;

  @AttributeDefinition(
      name = "Levels",
      description =
          "The experience from which each level is reached, beginning with level 2, comma-separated"
              + " and rising.")
  String[] levels() default {"100", "300", "800", "2000", "4000", "8000", "16000"};

  @AttributeDefinition(
      name = "Margin of levels",
      description =
          "A level is lost when the experience falls so many percent below what it takes.",
      min = "0",
      max = "90")
  int levels_margin() default 10;

  @AttributeDefinition(
      name = "Largest grant of one person",
      description = "A grant by hand of more points needs a second person's approval.",
      min = "0",
      max = "1000000000")
  int grant_limit() default 100;

  @AttributeDefinition(
      name = "Rules set here",
      description =
          "Rules that earn points, as JSON with a rule under each id; they cannot be changed on the"
              + " page of the rules. Empty for none.")
  String rules_fixed() default "";
}
