package dev.millet.suggestions.notices;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Request;
import dev.millet.api.journal.JournalEntry;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.Delivery;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.NoticeType;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectMerged;
import dev.millet.suggestions.authoring.Authoring;
import dev.millet.suggestions.authoring.Withdrawal;
import dev.millet.suggestions.care.CareJournal;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.care.Proposing;
import dev.millet.suggestions.lifecycle.ReleaseJournal;
import dev.millet.suggestions.suggestion.CustomStatuses;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells members what became of the suggestions that they follow, and the team of new ones. Its
 * author, whoever takes care of it and whoever is mentioned in it follow a suggestion.
 */
public final class SuggestionNotices {

  private static final String MERGED = "suggestions.merged";
  private static final String MENTIONED = "mentions.mentioned";
  private static final int ORDER = 100;
  private static final Permission ANSWER = Permission.toWrite("suggestions.care", Role.STAFF);

  private final Database database;
  private final Notices notices;
  private final Pages pages;
  private final CustomStatuses customs;

  /** People are mentioned in a text, as the journal tells of it. */
  record Mentioned(Subject subject, List<Long> members) {}

  public SuggestionNotices(
      Database database, Notices notices, Pages pages, CustomStatuses customs) {
    this.database = database;
    this.notices = notices;
    this.pages = pages;
    this.customs = customs;
  }

  public List<Contribution> contributions() {
    return List.of(
        NoticeType.of(Authoring.SUBMITTED, ORDER).toTeam().asking().delivered(Delivery.NOW),
        NoticeType.of(CareJournal.ASSIGNED, ORDER + 10).toTeam().delivered(Delivery.NOW),
        NoticeType.of(CareJournal.ANSWERED, ORDER + 20).delivered(Delivery.NOW),
        NoticeType.of(CareJournal.STATUS_CHANGED, ORDER + 30).delivered(Delivery.NOW),
        NoticeType.of(CareJournal.DUE_CHANGED, ORDER + 40),
        NoticeType.of(ReleaseJournal.PLANNED_FOR, ORDER + 50),
        NoticeType.of(ReleaseJournal.REOPENED, ORDER + 60).delivered(Delivery.NOW),
        NoticeType.of(MERGED, ORDER + 70).delivered(Delivery.NOW),
        NoticeType.of(Proposing.PROPOSED, ORDER + 80).toTeam().asking().delivered(Delivery.NOW),
        NoticeType.of(Proposing.DISMISSED, ORDER + 90),
        new Fragment(Slots.NOTICE_ACTION, ORDER, ANSWER, this::action),
        new Subscription(
            "suggestions.follows",
            Set.of(Authoring.SUBMITTED, CareJournal.ASSIGNED, MENTIONED),
            Subscription.Start.OLDEST,
            batch -> inWrite(batch, this::follow)),
        new Subscription(
            "suggestions.merged-followers",
            Set.of(SubjectMerged.MERGED, SubjectMerged.UNMERGED),
            Subscription.Start.OLDEST,
            batch -> inWrite(batch, this::unite)),
        new Subscription(
            "suggestions.notices",
            Set.of(
                Authoring.SUBMITTED,
                Withdrawal.WITHDRAWN,
                CareJournal.ASSIGNED,
                CareJournal.ANSWERED,
                CareJournal.STATUS_CHANGED,
                CareJournal.CUSTOM_STATUS_CHANGED,
                CareJournal.DUE_CHANGED,
                Proposing.PROPOSED,
                Proposing.DISMISSED,
                ReleaseJournal.PLANNED_FOR,
                ReleaseJournal.REOPENED),
            Subscription.Start.NEWEST,
            batch -> inWrite(batch, this::tell)));
  }

  /** Takes one entry. */
  private interface Step {
    void take(JournalEntry entry);
  }

  private void inWrite(List<JournalEntry> batch, Step step) {
    database.write(
        handle -> {
          batch.forEach(step::take);
          return null;
        });
  }

  private List<Html> action(Request request, List<Subject> subjects) {
    return subjects.stream()
        .map(
            subject ->
                subject.type().equals(Suggestion.SUBJECT_TYPE)
                    ? pages.fragment(request, "notice-action.jte", subject)
                    : Html.EMPTY)
        .toList();
  }

  private void follow(JournalEntry entry) {
    switch (entry.type()) {
      case Authoring.SUBMITTED -> {
        Authoring.Submitted submitted = entry.payload(Authoring.Submitted.class);
        follow(submitted.author(), Suggestion.subject(submitted.suggestion()), FollowReason.AUTHOR);
      }
      case CareJournal.ASSIGNED -> {
        CareJournal.Assigned assigned = entry.payload(CareJournal.Assigned.class);
        follow(assigned.owner(), Suggestion.subject(assigned.suggestion()), FollowReason.ASSIGNEE);
      }
      default -> {
        Mentioned mentioned = entry.payload(Mentioned.class);
        if (mentioned.subject().type().equals(Suggestion.SUBJECT_TYPE)) {
          notices.follow(mentioned.members(), mentioned.subject(), FollowReason.MENTIONED);
        }
      }
    }
  }

  private void follow(Long member, Subject subject, FollowReason reason) {
    if (member != null) {
      notices.follow(member, subject, reason);
    }
  }

  /** Unites the followers of what is merged, and tells all of them, each once. */
  private void unite(JournalEntry entry) {
    SubjectMerged merged = entry.payload(SubjectMerged.class);
    if (!merged.subject().type().equals(Suggestion.SUBJECT_TYPE)) {
      return;
    }
    if (entry.type().equals(SubjectMerged.UNMERGED)) {
      notices.separate(merged.subject(), merged.into());
      return;
    }
    Notice told =
        Notice.of(MERGED, merged.into(), merged.at())
            .by(merged.by())
            .about(merged.subject())
            .toFollowers();
    notices.unite(merged.subject(), merged.into(), merged.by() == null ? null : told);
  }

  private void proposed(Proposing.Proposed proposed) {
    notices.tell(
        Notice.of(Proposing.PROPOSED, Suggestion.subject(proposed.suggestion()), proposed.at())
            .by(proposed.by())
            .about(Suggestion.subject(proposed.into()))
            .toTeam());
  }

  private void dismissed(Proposing.Dismissed dismissed) {
    notices.tell(
        Notice.of(Proposing.DISMISSED, Suggestion.subject(dismissed.suggestion()), dismissed.at())
            .by(dismissed.by())
            .to(List.of(dismissed.member()), FollowReason.CONCERNED));
  }

  private void tell(JournalEntry entry) {
    switch (entry.type()) {
      case Authoring.SUBMITTED -> submitted(entry.payload(Authoring.Submitted.class));
      case Withdrawal.WITHDRAWN ->
          notices.forget(
              Suggestion.subject(entry.payload(Withdrawal.Withdrawn.class).suggestion()));
      case CareJournal.ASSIGNED -> assigned(entry.payload(CareJournal.Assigned.class));
      case CareJournal.ANSWERED -> answered(entry.payload(CareJournal.Answered.class));
      case CareJournal.STATUS_CHANGED -> status(entry.payload(CareJournal.StatusChanged.class));
      case CareJournal.CUSTOM_STATUS_CHANGED ->
          status(entry.payload(CareJournal.CustomStatusChanged.class));
      case Proposing.PROPOSED -> proposed(entry.payload(Proposing.Proposed.class));
      case Proposing.DISMISSED -> dismissed(entry.payload(Proposing.Dismissed.class));
      case ReleaseJournal.PLANNED_FOR, ReleaseJournal.REOPENED ->
          release(entry.type(), entry.payload(ReleaseJournal.Happened.class));
      default -> due(entry.payload(CareJournal.DueChanged.class));
    }
  }

  private void submitted(Authoring.Submitted submitted) {
    if (!submitted.imported()) {
      notices.tell(
          Notice.of(Authoring.SUBMITTED, Suggestion.subject(submitted.suggestion()), submitted.at())
              .by(submitted.author())
              .toTeam());
    }
  }

  /** Tells of what somebody did; the rest is an import's or the operator's. */
  private void assigned(CareJournal.Assigned assigned) {
    if (assigned.by() != null && assigned.owner() != null) {
      notices.tell(
          Notice.of(CareJournal.ASSIGNED, Suggestion.subject(assigned.suggestion()), assigned.at())
              .by(assigned.by())
              .to(List.of(assigned.owner()), FollowReason.ASSIGNEE));
    }
  }

  private void answered(CareJournal.Answered answered) {
    if (answered.by() != null) {
      notices.tell(
          Notice.of(CareJournal.ANSWERED, Suggestion.subject(answered.suggestion()), answered.at())
              .by(answered.by())
              .about(OfficialAnswer.subject(answered.suggestion()))
              .toFollowers());
    }
  }

  /** Tells of a status; of a merge its own notice tells. */
  private void status(CareJournal.StatusChanged changed) {
    if (changed.by() != null && !changed.status().equals(Status.DUPLICATE.word())) {
      Notice notice =
          Notice.of(
                  CareJournal.STATUS_CHANGED,
                  Suggestion.subject(changed.suggestion()),
                  changed.at())
              .by(changed.by())
              .toFollowers();
      notices.tell(named(notice, changed.status(), changed.customStatus()));
    }
  }

  private void status(CareJournal.CustomStatusChanged changed) {
    if (changed.by() != null) {
      Notice notice =
          Notice.of(
                  CareJournal.STATUS_CHANGED,
                  Suggestion.subject(changed.suggestion()),
                  changed.at())
              .by(changed.by())
              .toFollowers();
      notices.tell(named(notice, changed.status(), changed.customStatus()));
    }
  }

  /** Returns a notice that names a status, the product's own with its names in both languages. */
  private Notice named(Notice notice, String status, Long own) {
    return Optional.ofNullable(own)
        .flatMap(customs.catalog()::find)
        .map(each -> notice.withText(each.name().both()))
        .orElseGet(() -> notice.withMessage("status." + status));
  }

  private void due(CareJournal.DueChanged changed) {
    if (changed.by() == null) {
      return;
    }
    Notice notice =
        Notice.of(CareJournal.DUE_CHANGED, Suggestion.subject(changed.suggestion()), changed.at())
            .by(changed.by())
            .toFollowers();
    notices.tell(
        changed.due() == null
            ? notice.withMessage("notice.due.removed")
            : notice.withDate(LocalDate.parse(changed.due())));
  }

  /** Tells of a plan and of a report; whoever releases something tells those who asked for it. */
  private void release(String type, ReleaseJournal.Happened happened) {
    if (happened.by() != null) {
      notices.tell(
          Notice.of(type, Suggestion.subject(happened.suggestion()), happened.at())
              .by(happened.by())
              .withText(happened.release().version())
              .toFollowers());
    }
  }
}
