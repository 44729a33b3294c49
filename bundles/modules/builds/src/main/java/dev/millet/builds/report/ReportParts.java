package dev.millet.builds.report;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.words.ModeratedWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the experience reports together. */
public final class ReportParts {

  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final int ORDER = 420;

  private ReportParts() {}

  /** The services of the platform that they need. */
  public record Platform(
      Database database,
      Journal journal,
      Guard guard,
      Members members,
      Notices notices,
      Slots slots,
      Pages pages) {}

  /** Returns what they contribute. */
  public static List<Contribution> of(
      Platform platform, Builds builds, BuildReader builtBy, Channels channels) {
    Database database = platform.database();
    var store = new MarkStore(database);
    var desk = new ReportDesk(database, platform.journal(), platform.guard(), builds, store);
    var reader = new ReportReader(database, builds, builtBy, platform.members(), store);
    List<Contribution> all = new ArrayList<>();
    all.addAll(new ReportApi(reader, desk, channels, platform.members()).routes());
    all.addAll(
        new ReportPages(reader, desk, platform.members(), platform.slots(), platform.pages())
            .contributions());
    all.add(
        Offer.of(
            Moderated.class,
            ReportWords.TYPE,
            new ModeratedWords(
                database, builds, builtBy, new ReportWords(store, platform.journal()))));
    all.add(new Job("builds.reports", LOOK, desk::closeEnded));
    all.add(NoticeType.of(ReportEvents.BEST, ORDER).toTeam());
    all.add(
        new Subscription(
            "builds.best-liked",
            Set.of(ReportEvents.BEST),
            Subscription.Start.NEWEST,
            batch ->
                database.write(
                    handle -> {
                      batch.forEach(
                          entry ->
                              tell(
                                  platform.notices(), entry.payload(ReportEvents.BestLiked.class)));
                      return null;
                    })));
    all.add(
        MemberData.inParts(
            "builds.report",
            member -> database.read(handle -> store.ofMember(handle, member)),
            member -> database.write(handle -> store.erase(handle, member))));
    return all;
  }

  private static void tell(Notices notices, ReportEvents.BestLiked best) {
    if (best.engineer() != null) {
      notices.tell(
          Notice.of(ReportEvents.BEST, Subject.of(Build.TYPE, best.build()), best.at())
              .withText(best.version())
              .to(List.of(best.engineer()), FollowReason.CONCERNED));
    }
  }
}
