package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Lifecycles;
import dev.millet.builds.build.SaidChanges;
import dev.millet.builds.words.ModeratedWords;
import java.util.ArrayList;
import java.util.List;

/** Puts the feedback on builds together. */
public final class FeedbackParts {

  private FeedbackParts() {}

  /** The services of the platform that it needs. */
  public record Platform(
      Database database,
      Journal journal,
      Guard guard,
      Members members,
      Notices notices,
      Slots slots,
      Pages pages) {}

  /** Returns what it contributes. */
  public static List<Contribution> of(
      Platform platform,
      Builds builds,
      BuildReader reader,
      VisibleSubjects subjects,
      Requesters requesters,
      Lifecycles lifecycles) {
    Database database = platform.database();
    var store = new FeedbackStore(database);
    var feedback = new FeedbackReader(database, builds, requesters, store);
    var changes = new SaidChanges(database, lifecycles);
    var desk =
        new FeedbackDesk(
            database,
            platform.journal(),
            platform.guard(),
            builds,
            subjects,
            requesters,
            changes,
            store);
    List<Contribution> all = new ArrayList<>();
    all.addAll(
        new FeedbackApi(database, reader, feedback, desk, store, platform.members()).routes());
    all.addAll(
        new FeedbackPages(
                database,
                reader,
                feedback,
                desk,
                store,
                new FeedbackPages.Shown(platform.members(), platform.slots(), platform.pages()))
            .contributions());
    all.addAll(
        new FeedbackNotices(database, builds, requesters, platform.notices()).contributions());
    all.add(
        Offer.of(
            Moderated.class,
            FeedbackWords.TYPE,
            new ModeratedWords(
                database, builds, reader, new FeedbackWords(builds, store, changes))));
    all.add(
        MemberData.inParts(
            "builds.feedback",
            member -> database.read(handle -> store.ofMember(handle, member)),
            member -> database.write(handle -> store.erase(handle, member))));
    return all;
  }
}
