package dev.millet.builds.http;

import dev.millet.api.commands.CommandAnswer;
import dev.millet.api.commands.CommandRequest;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.json.Json;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.BuildChange;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildFile;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.BuildStatus;
import dev.millet.builds.build.Drafts;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.build.Notes;
import dev.millet.builds.build.Publishing;
import dev.millet.builds.channel.Channels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code millet builds publish}: drafts a build, has its files uploaded, and releases it. What is
 * there already is left as it is, so that it can be repeated at any moment.
 */
public final class PublishCommand {

  private static final String PATH = BuildsApi.ALL + "/commands/publish";
  private static final int MAX_WAIT_SECONDS = 30;
  private static final int APPROVAL_SECONDS = 15;
  private static final Set<BuildStatus> DONE = Set.of(BuildStatus.RELEASED, BuildStatus.SUPERSEDED);

  private final Channels channels;
  private final BuildReader reader;
  private final Drafts drafts;
  private final EntryWrites entries;
  private final Publishing publishing;
  private final Json json;

  /** Makes the command. */
  public PublishCommand(
      Channels channels,
      BuildReader reader,
      Drafts drafts,
      EntryWrites entries,
      Publishing publishing,
      Json json) {
    this.channels = channels;
    this.reader = reader;
    this.drafts = drafts;
    this.entries = entries;
    this.publishing = publishing;
    this.json = json;
  }

  /** Returns the command and its route. */
  public List<Contribution> contributions() {
    return List.of(
        Route.post(
            PATH,
            BuildsApi.PUBLISH,
            RouteDocument.of("Takes a build a step further, for the command line")
                .describing(
                    "Drafts the build unless it exists, edits what differs, says which files"
                        + " are to be uploaded, and schedules or releases it. Called again until"
                        + " it answers with a result.")
                .taking(CommandRequest.class)
                .giving(200, CommandAnswer.class)
                .problems(
                    "invalid",
                    "builds.version-taken",
                    "builds.version-backwards",
                    "builds.wrong-state",
                    "builds.not-approved",
                    "builds.file-taken"),
            this::run),
        PublishOptions.command(PATH));
  }

  private Reply run(Request request) {
    PublishOrder order = PublishOrder.of(request.json(CommandRequest.class), json);
    Member by = request.identity().member();
    List<String> messages = new ArrayList<>();
    BuildDetails build = drafted(request.identity(), order, messages);
    if (isEditable(build)) {
      edit(build, order, by);
      build = reader.require(request.identity(), build.build().id());
    }
    List<CommandAnswer.Upload> missing = missing(build, order);
    CommandAnswer answer =
        missing.isEmpty()
            ? published(request.identity(), build, order)
            : CommandAnswer.wanting(missing);
    for (String each : messages) {
      answer = answer.saying(each);
    }
    return Reply.json(answer);
  }

  private static boolean isEditable(BuildDetails build) {
    BuildStatus status = build.build().status();
    return status == BuildStatus.DRAFT || status == BuildStatus.APPROVED;
  }

  private BuildDetails drafted(Identity caller, PublishOrder order, List<String> messages) {
    Channels.Place place =
        channels
            .visible(caller, order.draft().product(), order.draft().channel())
            .orElseThrow(
                () -> PublishOrder.invalid("channel", "There is no such channel of this product"));
    String version = order.draft().version();
    Optional<BuildDetails> there = reader.find(caller, place, version);
    if (there.isPresent()) {
      return there.get();
    }
    messages.add("Drafted build " + version + ".");
    return reader.require(caller, drafts.draft(order.draft(), caller.member()).id());
  }

  /** Edits what differs, and nothing else: an edit undoes an approval. */
  private void edit(BuildDetails build, PublishOrder order, Member by) {
    long id = build.build().id();
    order
        .change(BuildChange.of(build.build()))
        .ifPresent(change -> drafts.edit(id, by, read -> {}, change));
    order
        .notes()
        .forEach(
            (language, text) -> {
              if (!text.equals(build.notes().getOrDefault(language, ""))) {
                drafts.write(id, by, read -> {}, language, new Notes.Typed(text));
              }
            });
    for (EntryRequest wanted : order.entries()) {
      Optional<BuildDetails.Item> there =
          build.entries().stream()
              .filter(each -> each.entry().title().equals(wanted.title()))
              .findFirst();
      if (there.isEmpty()) {
        entries.add(id, by, wanted);
      } else if (differs(there.get(), wanted)) {
        entries.edit(there.get().entry().id(), by, read -> {}, wanted);
      }
    }
  }

  private static boolean differs(BuildDetails.Item there, EntryRequest wanted) {
    String engineer = there.engineer() == null ? "" : there.engineer().handle();
    return !there.entry().kind().word().equals(wanted.kind())
        || !there.entry().detail().equals(wanted.detail())
        || !Objects.equals(engineer, wanted.engineer().replaceFirst("^@", ""))
        || (!wanted.progress().isEmpty()
            && !there.entry().progress().word().equals(wanted.progress()))
        || !there.links().stream().map(Subject::toString).toList().equals(wanted.subjects());
  }

  /** Returns the files that the build has not; one of the same name is never replaced. */
  private static List<CommandAnswer.Upload> missing(BuildDetails build, PublishOrder order) {
    List<CommandAnswer.Upload> missing = new ArrayList<>();
    for (CommandRequest.LocalFile file : order.files()) {
      Optional<BuildFile> there =
          build.files().stream().filter(each -> each.name().equals(file.name())).findFirst();
      if (there.isEmpty()) {
        missing.add(upload(build, file));
      } else if (!there.get().stored().sha256().equals(file.sha256())) {
        throw Problem.of(
                409,
                "builds.file-taken",
                "There is another file of this name",
                "The build has a file '%s' with another content, which stays."
                    .formatted(file.name()))
            .toException();
      }
    }
    if (!missing.isEmpty() && !isEditable(build)) {
      throw Problem.of(
              409,
              "builds.wrong-state",
              "The state of the build does not allow it",
              "Build %s is %s: it cannot be given other files."
                  .formatted(build.build().version(), build.shown().word()))
          .toException();
    }
    return missing;
  }

  private static CommandAnswer.Upload upload(BuildDetails build, CommandRequest.LocalFile file) {
    int slash = file.key().indexOf('/');
    return new CommandAnswer.Upload(
        file.sha256(),
        Map.of(
            "purpose",
            "builds.file",
            "target",
            Long.toString(build.build().id()),
            "filename",
            file.name(),
            "platform",
            slash < 0 ? file.key() : file.key().substring(0, slash),
            "architecture",
            slash < 0 ? "" : file.key().substring(slash + 1)));
  }

  private CommandAnswer published(Identity caller, BuildDetails build, PublishOrder order) {
    if (!order.now() && order.at() == null) {
      return done(build);
    }
    long id = build.build().id();
    if (isEditable(build)) {
      boolean unapproved =
          publishing.needsApproval() && build.build().status() != BuildStatus.APPROVED;
      if (unapproved && order.waiting()) {
        return CommandAnswer.again(APPROVAL_SECONDS)
            .saying("Waiting for somebody else of the team to approve it.");
      }
      if (order.now()) {
        publishing.release(id, caller.member(), read -> {});
      } else {
        publishing.schedule(id, caller.member(), read -> {}, order.at());
      }
      return awaited(reader.require(caller, id), order);
    }
    Instant due = build.build().dueAt();
    if (due != null && !due.equals(order.at())) {
      throw Problem.of(
              409,
              "builds.wrong-state",
              "The state of the build does not allow it",
              "Build %s is scheduled for %s.".formatted(build.build().version(), due))
          .toException();
    }
    return awaited(build, order);
  }

  private CommandAnswer awaited(BuildDetails build, PublishOrder order) {
    Instant due = build.build().dueAt();
    if (due != null) {
      long seconds = Duration.between(Instant.now(), due).plusSeconds(1).toSeconds();
      return order.waiting()
          ? CommandAnswer.again((int) Math.max(1, Math.min(MAX_WAIT_SECONDS, seconds)))
              .saying("Scheduled for " + due.truncatedTo(ChronoUnit.SECONDS) + ".")
          : done(build);
    }
    if (!DONE.contains(build.shown())) {
      throw Problem.of(
              409,
              "builds.wrong-state",
              "The state of the build does not allow it",
              "Build %s is %s.".formatted(build.build().version(), build.shown().word()))
          .toException();
    }
    return done(build);
  }

  private static CommandAnswer done(BuildDetails build) {
    return CommandAnswer.done(BuildAnswer.of(build));
  }
}
