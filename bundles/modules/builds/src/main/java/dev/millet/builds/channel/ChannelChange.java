package dev.millet.builds.channel;

import java.util.Objects;

/**
 * An edit of a channel; what is left out stays as it is.
 *
 * @param audience {@code everybody}, {@code group} or {@code team}
 * @param group the slug of the group
 * @param day the day of the week on which a build leaves; empty where builds leave when ready
 * @param time when on that day, such as {@code 17:00}
 * @param zone the time zone of that time
 * @param freeze how many hours before nothing new is taken in
 * @param place its place among the channels of the product, from 1
 */
public record ChannelChange(
    String name,
    String audience,
    String group,
    String day,
    String time,
    String zone,
    Integer freeze,
    Integer place) {

  /** Returns all fields of the channel with this edit, checked. */
  ChannelRequest of(Channel there, String productSlug) {
    ChannelRequest now = ChannelRequest.of(there, productSlug);
    return ChannelRequest.RULES.check(
        new ChannelRequest(
            now.product(),
            now.slug(),
            Objects.requireNonNullElse(name, now.name()),
            Objects.requireNonNullElse(audience, now.audience()),
            Objects.requireNonNullElse(group, now.group()),
            Objects.requireNonNullElse(day, now.day()),
            Objects.requireNonNullElse(time, now.time()),
            Objects.requireNonNullElse(zone, now.zone()),
            freeze == null ? now.freeze() : freeze));
  }
}
