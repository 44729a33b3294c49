package dev.millet.builds.channel;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A channel to be made, or the fields of one to be edited.
 *
 * @param product the slug of the product; never changed
 * @param slug what names it in addresses; never changed
 * @param audience {@code everybody}, {@code group} or {@code team}; empty for everybody
 * @param group the slug of the group
 * @param day the day of the week on which a build leaves; empty where builds leave when ready
 * @param time when on that day, such as {@code 17:00}
 * @param zone the time zone of that time
 * @param freeze how many hours before nothing new is taken in; null for none
 */
public record ChannelRequest(
    String product,
    String slug,
    String name,
    String audience,
    String group,
    String day,
    String time,
    String zone,
    Integer freeze) {

  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
  private static final int MAX_SLUG = 40;
  private static final int MAX_NAME = 40;
  private static final int MAX_WORD = 60;
  private static final int MAX_FREEZE = 144;

  /** The rules of what may be typed. */
  public static final Rules<ChannelRequest> RULES =
      Rules.of(ChannelRequest.class)
          .line("product", 1, MAX_WORD, "phone")
          .line("slug", 1, MAX_SLUG, "beta")
          .line("name", 1, MAX_NAME, "Beta")
          .optionalChoice("audience", "everybody", "group", "team")
          .line("group", 0, MAX_WORD, "first-hundred")
          .optionalChoice(
              "day", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
          .line("time", 0, 5, "17:00")
          .line("zone", 0, MAX_WORD, "Europe/Berlin")
          .number("freeze", 0, MAX_FREEZE, 47)
          .checked("slug", ChannelRequest::slug)
          .checked("time", ChannelRequest::time)
          .checked("zone", ChannelRequest::zone)
          .require(
              "group",
              wanted -> !wanted.audience().equals("group") || !wanted.group().isEmpty(),
              "missing",
              "name the group")
          .require(
              "time",
              wanted -> wanted.day().isEmpty() || !wanted.time().isEmpty(),
              "missing",
              "say at which time the build leaves, such as 17:00")
          .require(
              "zone",
              wanted -> wanted.day().isEmpty() || !wanted.zone().isEmpty(),
              "missing",
              "say in which time zone that is, such as Europe/Berlin");

  private static String slug(String text) {
    return matching(SLUG, "slug", text, "a slug has lower-case letters, digits and hyphens");
  }

  private static String time(String text) {
    return matching(TIME, "time", text, "a time has hours and minutes, such as 17:00");
  }

  private static String matching(Pattern pattern, String field, String text, String detail) {
    if (!pattern.matcher(text).matches()) {
      throw Problem.invalid(field, "bad-" + field, detail).toException();
    }
    return text;
  }

  private static String zone(String text) {
    try {
      return ZoneId.of(text).getId();
    } catch (DateTimeException e) {
      throw Problem.invalid(
              "zone", "bad-zone", "a time zone is an IANA name, such as Europe/Berlin")
          .toException();
    }
  }

  /** Returns the fields of a channel. */
  public static ChannelRequest of(Channel channel, String productSlug) {
    Cadence cadence = channel.cadence();
    return new ChannelRequest(
        productSlug,
        channel.slug(),
        channel.name(),
        channel.audience().kind().name().toLowerCase(Locale.ROOT),
        Objects.requireNonNullElse(channel.audience().group(), ""),
        cadence == null ? "" : cadence.weekday().name().toLowerCase(Locale.ROOT),
        cadence == null ? "" : cadence.time().toString(),
        cadence == null ? "" : cadence.zone(),
        cadence == null ? null : cadence.freeze());
  }

  /** Returns who may see its builds. */
  Audience toAudience() {
    return switch (audience) {
      case "group" -> new Audience(Audience.Kind.GROUP, group);
      case "team" -> new Audience(Audience.Kind.TEAM, null);
      default -> Audience.EVERYBODY;
    };
  }

  /** Returns when its builds leave; null where they leave when they are ready. */
  Cadence toCadence() {
    if (day.isEmpty()) {
      return null;
    }
    LocalTime at = LocalTime.parse(time);
    return new Cadence(
        DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)).getValue(),
        at.getHour() * 60 + at.getMinute(),
        zone,
        Objects.requireNonNullElse(freeze, 0));
  }
}
