package dev.millet.builds;

import dev.millet.api.members.Member;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.NewBuild;
import dev.millet.builds.channel.ChannelRequest;
import dev.millet.builds.channel.SettingsRequest;
import dev.millet.builds.http.PublishingApi;
import dev.millet.testing.FakeRequest;
import java.time.Instant;
import java.util.List;

/** Publishes builds as the team does, through the API. */
final class Press {

  final Workshop workshop;
  Member by;

  Press(Workshop workshop) {
    this.workshop = workshop;
    this.by = workshop.tom;
  }

  String slug() {
    return workshop.product.slug();
  }

  Object channel(String slug, String audience, String group) throws Exception {
    return workshop.answer(
        Workshop.CHANNELS,
        FakeRequest.post("/")
            .by(by)
            .json(
                new ChannelRequest(
                    slug(), slug, slug, audience, group, "friday", "17:00", "Europe/Berlin", 47)));
  }

  void settle(String versions, String shipping) throws Exception {
    workshop.call(
        Workshop.CHANNELS + "/settings/{product}",
        FakeRequest.of("PUT", "/")
            .with("product", slug())
            .by(by)
            .json(new SettingsRequest(versions, shipping)));
  }

  NewBuild wanted(String channel, String version) {
    return new NewBuild(slug(), channel, version, "", "", "", "", "What is new.", "");
  }

  NewBuild wanted(String channel, String version, String day) {
    return new NewBuild(slug(), channel, version, "", "", "", day, "What is new.", "");
  }

  long draft(String channel, String version) throws Exception {
    return Workshop.id(
        workshop.answer(
            Workshop.BUILDS, FakeRequest.post("/").by(by).json(wanted(channel, version))));
  }

  long released(String channel, String version) throws Exception {
    long id = draft(channel, version);
    step(id, "release");
    return id;
  }

  Object step(long id, String name) throws Exception {
    return workshop.answer(
        Workshop.BUILD + "/" + name, FakeRequest.post("/").with("id", id).by(by));
  }

  Object step(long id, String name, String reason) throws Exception {
    return workshop.answer(
        Workshop.BUILD + "/" + name,
        FakeRequest.post("/").with("id", id).by(by).json(new PublishingApi.Reason(reason)));
  }

  Object schedule(long id, Instant at) throws Exception {
    return workshop.answer(
        Workshop.BUILD + "/schedule",
        FakeRequest.post("/").with("id", id).by(by).json(new PublishingApi.Schedule(at)));
  }

  Object entry(long build, String kind, String title, String... subjects) throws Exception {
    return workshop.answer(
        Workshop.ENTRIES,
        FakeRequest.post("/")
            .with("id", build)
            .by(by)
            .json(new EntryRequest(kind, title, "", "tom", "", List.of(subjects))));
  }

  Object show(long id, Member reader) throws Exception {
    FakeRequest request = FakeRequest.get("/").with("id", id);
    return workshop.answer(Workshop.BUILD, reader == null ? request : request.by(reader));
  }

  String page(String channel, String version, Member reader) throws Exception {
    FakeRequest request =
        FakeRequest.get("/")
            .with("product", slug())
            .with("channel", channel)
            .with("version", version);
    return Workshop.html(
        workshop.call(Workshop.PAGE, reader == null ? request : request.by(reader)));
  }
}
