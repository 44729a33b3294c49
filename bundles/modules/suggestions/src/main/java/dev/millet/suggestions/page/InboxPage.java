package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.api.products.Product;
import dev.millet.api.products.Products;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.Inbox;
import dev.millet.suggestions.care.InboxCounts;
import dev.millet.suggestions.care.PromiseFigures;
import dev.millet.suggestions.care.PromiseWeeks;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.suggestion.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code /suggestions/inbox}: the suggestions that wait for staff, measured against the promise of
 * an answer.
 */
final class InboxPage {

  private static final int OWNERS = 20;

  /** More than a select can be read with; the API takes any handle. */
  private static final int MAX_OWNERS = 200;

  private final Database database;
  private final Products products;
  private final Inbox inbox;
  private final InboxCounts inboxCounts;
  private final InboxRows rows;
  private final InboxViewPages views;
  private final CareServices careServices;
  private final Answers answers;
  private final Members members;
  private final Pages pages;
  private final UndoToken undoToken;
  private final InstantSource clock;

  InboxPage(PageParts parts, InboxViewPages views) {
    this.views = views;
    this.database = parts.platform().database();
    this.products = parts.platform().products();
    this.inbox = new Inbox(parts.platform().database());
    this.inboxCounts = new InboxCounts(parts.platform().database());
    this.rows = new InboxRows(parts);
    this.careServices = parts.careServices();
    this.answers = parts.answers();
    this.members = parts.platform().members();
    this.pages = parts.display().pages();
    this.undoToken = new UndoToken(parts);
    this.clock = parts.platform().clock();
  }

  Reply show(Request request) {
    View view = pages.view(request);
    List<Product> all = products.all();
    LocalDate today = view.today();
    Inbox.Question question = Inbox.Question.of(request, all, today);
    InboxLinks links = links(question, request);
    Map<Long, String> names = question.product() == null ? InboxRows.names(all) : Map.of();
    Slice<InboxModel.Row> slice =
        inbox
            .read(question, links.list())
            .mapAll(cares -> rows.of(cares, names, request.identity().member(), today));
    InboxModel model =
        new InboxModel(
            links,
            figures(),
            tabs(view, question, links),
            choices(all, question),
            slice,
            workload(today),
            views.of(request.identity().member(), all),
            undoToken.of(request));
    return pages.page(
        request,
        Page.of(view.text("inbox.title"), "inbox.jte", model).withStyles("suggestions.css"));
  }

  private static InboxLinks links(Inbox.Question question, Request request) {
    Product product = question.product();
    return new InboxLinks(
        question.part().word(),
        product == null ? "" : product.slug(),
        request.query("after").orElse(""));
  }

  private List<InboxModel.Tab> tabs(View view, Inbox.Question question, InboxLinks links) {
    Map<Inbox.Part, Integer> counts = inboxCounts.counts(question);
    return Arrays.stream(Inbox.Part.values())
        .map(
            part ->
                new InboxModel.Tab(
                    "inbox.part." + part.word(),
                    count(view, counts.get(part)),
                    links.of(part.word()).path(),
                    part == question.part()))
        .toList();
  }

  private static String count(View view, int count) {
    return count < InboxCounts.MAX_COUNTED
        ? view.number(count)
        : view.number(InboxCounts.MAX_COUNTED - 1) + "+";
  }

  private InboxModel.Choices choices(List<Product> all, Inbox.Question question) {
    return new InboxModel.Choices(
        all.stream()
            .map(each -> ListFilters.option(each, each.equals(question.product())))
            .toList(),
        members.withRole(Role.STAFF, MAX_OWNERS).stream()
            .map(each -> new ListModel.Option(each.handle(), each.displayName(), false))
            .toList(),
        InboxAction.STATUSES.stream()
            .flatMap(each -> Stream.concat(Stream.of(StatusLook.of(each)), own(each, question)))
            .toList());
  }

  private Stream<StatusLook> own(Status status, Inbox.Question question) {
    return question.product() == null
        ? Stream.empty()
        : careServices.customs().catalog().of(question.product().id(), status).stream()
            .map(StatusLook::of);
  }

  private InboxModel.Figures figures() {
    Instant now = clock.instant();
    PromiseFigures figures =
        database.read(handle -> PromiseFigures.read(handle, careServices.promise(), now));
    return figures.counted() == 0
        ? null
        : new InboxModel.Figures(
            HumanDuration.of(careServices.promise().within()),
            PromiseFigures.DAYS,
            figures.counted(),
            figures.percentWithin(),
            duration(figures.medianSeconds()),
            duration(figures.slowSeconds()),
            database.read(handle -> PromiseWeeks.read(handle, careServices.promise(), now)));
  }

  private static HumanDuration duration(Long seconds) {
    return seconds == null ? null : HumanDuration.of(Duration.ofSeconds(seconds));
  }

  private List<InboxModel.Load> workload(LocalDate today) {
    List<InboxCounts.Load> loads = inboxCounts.workload(today, OWNERS);
    Map<Long, Member> people =
        answers.people(loads.stream().map(InboxCounts.Load::ownerId).toList());
    return loads.stream()
        .map(load -> new InboxModel.Load(people.get(load.ownerId()), load.open(), load.overdue()))
        .toList();
  }
}
