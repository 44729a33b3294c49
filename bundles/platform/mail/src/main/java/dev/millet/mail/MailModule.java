package dev.millet.mail;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.json.Json;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Pages;
import dev.millet.mail.http.MailApi;
import dev.millet.mail.http.MailView;
import dev.millet.mail.page.MailPages;
import dev.millet.mail.queue.Decisions;
import dev.millet.mail.queue.MailData;
import dev.millet.mail.queue.Upkeep;
import dev.millet.mail.sending.TestMail;
import dev.millet.mail.settings.CurrentSetup;
import dev.millet.mail.settings.MailSettings;
import dev.millet.mail.smtp.SmtpConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Shows administrators how mail is doing, and clears old messages away. */
@Component(service = Contributor.class, configurationPid = MailSettings.PID)
@Designate(ocd = MailSettings.class)
public final class MailModule implements Contributor {

  private static final Duration BETWEEN_DELETIONS = Duration.ofHours(6);

  /** Somebody waits for the answer. */
  private static final Duration TEST_LIMIT = Duration.ofSeconds(8);

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public MailModule(
      @Reference MailService mail,
      @Reference MailWords words,
      @Reference Database database,
      @Reference Json json,
      @Reference Pages pages) {
    Upkeep upkeep = new Upkeep(mail.messages());
    MailView view =
        new MailView(
            mail.setup(),
            new Decisions(mail.messages()),
            mail.messages().refused(),
            mail.sender().server(),
            new TestMail(
                mail.setup(),
                mail.letters(),
                json,
                new SmtpConnector(TEST_LIMIT, TEST_LIMIT, null)),
            mail.sender()::wake);
    MailApi api = new MailApi(view, words::find);
    contributions.addAll(api.routes());
    contributions.addAll(new MailPages(view, api, pages).contributions());
    contributions.addAll(CurrentSetup.checks());
    contributions.add(new MailData(mail.messages()).contribution());
    contributions.add(
        new Job(
            "mail.old-messages",
            BETWEEN_DELETIONS,
            run -> {
              upkeep.deleteOld(database.now().minus(Duration.ofDays(mail.setup().keepDays())));
              return Next.LATER;
            }));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
