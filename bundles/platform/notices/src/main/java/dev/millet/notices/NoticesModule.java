package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.Subscription;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.platform.api.mail.Mail;
import dev.millet.platform.api.mail.MailCheck;
import dev.millet.platform.api.members.MailAddresses;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts notices together: what members are told, where they read it, and what they follow. */
@Component(service = Contributor.class, configurationPid = NoticesSettings.PID)
@Designate(ocd = NoticesSettings.class)
public final class NoticesModule implements Contributor {

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  private final List<Contribution> contributions = new ArrayList<>();
  private final Mail mail;
  private final MailCheck check;

  @Activate
  public NoticesModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference MailPlan plan,
      @Reference MailAddresses addresses,
      @Reference Notices notices,
      @Reference OpenStreams streams,
      @Reference Slots slots,
      @Reference Pages pages) {
    var types = plan.types();
    var members = plan.members();
    var texts = new NoticeText(types);
    var reader = new NoticeReader(database, types, members, () -> catalogs);
    var counts = new UnreadCounts(database, reader, InstantSource.system());
    var inbox = new Inbox(database, streams);
    var teller = new Teller(database, guard, plan, streams);
    var choices = new MailChoices(database, members);
    contributions.addAll(new NoticesApi(database, reader, counts, texts, inbox).routes());
    contributions.addAll(
        new NoticePages(
                database,
                new NoticePages.Reading(reader, counts, types, texts),
                inbox,
                streams,
                slots,
                pages)
            .contributions());
    contributions.addAll(
        new FollowRoutes(database, notices, () -> catalogs, pages).contributions());
    contributions.addAll(new Preferences(database, choices, plan, pages).contributions());
    contributions.addAll(new UnsubscribePages(database, choices, types, pages).routes());
    var letters = new NoticeMail(reader, types, texts);
    contributions.add(new Mailer(database, members, addresses, plan, letters).job());
    mail = plan.mail();
    check = new NoticeMailCheck(database, members, addresses, plan, letters);
    mail.addCheck(check);
    contributions.add(new Tidying(database).job());
    contributions.add(
        new Subscription(
            "notices.fan-out",
            Set.of(FanOut.TOLD),
            Subscription.Start.OLDEST,
            new FanOut(database, members, teller)));
    contributions.add(
        new Subscription(
            "notices.unions",
            Set.of(Unions.UNITED, Unions.SEPARATED),
            Subscription.Start.OLDEST,
            new Unions(database, journal, guard)));
    contributions.add(
        new Subscription(
            "notices.forgotten",
            Set.of(Forgetting.FORGOTTEN),
            Subscription.Start.OLDEST,
            new Forgetting(database)));
    contributions.add(new MemberNotices(database).data());
  }

  /** Lets the messages of notices wait for whoever can say whether they may be sent. */
  @Deactivate
  public void stop() {
    mail.removeCheck(check);
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
