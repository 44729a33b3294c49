package dev.millet.builds.http;

import dev.millet.builds.channel.Cadence;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.ChannelRequest;
import dev.millet.builds.channel.Channels;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A channel, as programs get it.
 *
 * @param product the slug of its product
 * @param place its place among the channels of the product, from 1
 * @param audience {@code everybody}, {@code group} or {@code team}
 * @param group the slug of the group; empty for other audiences
 * @param cadence null where builds leave when they are ready
 */
record ChannelAnswer(
    long id,
    String product,
    String slug,
    String name,
    int place,
    String audience,
    String group,
    Weekly cadence,
    int version) {

  /**
   * When builds leave.
   *
   * @param day the day of the week
   * @param time such as {@code 17:00}
   * @param freeze how many hours before nothing new is taken in
   * @param next the next day on which a build leaves
   * @param nextAt when it leaves on that day
   * @param frozenAt from when nothing new is taken in for it
   */
  record Weekly(
      String day,
      String time,
      String zone,
      int freeze,
      LocalDate next,
      Instant nextAt,
      Instant frozenAt) {

    static Weekly of(Cadence cadence, ChannelRequest fields, Instant now) {
      LocalDate next = cadence.upcoming(now);
      return new Weekly(
          fields.day(),
          fields.time(),
          cadence.zone(),
          cadence.freeze(),
          next,
          cadence.departure(next),
          cadence.frozenAt(next));
    }
  }

  static ChannelAnswer of(Channels.Place place, Instant now) {
    Channel channel = place.channel();
    ChannelRequest fields = ChannelRequest.of(channel, place.product().slug());
    return new ChannelAnswer(
        channel.id(),
        fields.product(),
        fields.slug(),
        fields.name(),
        channel.place(),
        fields.audience(),
        fields.group(),
        channel.cadence() == null ? null : Weekly.of(channel.cadence(), fields, now),
        channel.version());
  }
}
