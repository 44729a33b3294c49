package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.points.api.selection.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;

/** Puts together what the page of a draw shows. */
final class DrawViews {

  /** The most of those who were drawn first that the pictures name. */
  private static final int FIRST = 5;

  private final Database database;
  private final DrawStore draws;
  private final EntryStore entries;
  private final Criteria criteria;
  private final Members members;
  private final Pages pages;

  DrawViews(
      Database database,
      DrawStore draws,
      EntryStore entries,
      Criteria criteria,
      Members members,
      Pages pages) {
    this.database = database;
    this.draws = draws;
    this.entries = entries;
    this.criteria = criteria;
    this.members = members;
    this.pages = pages;
  }

  /** The rows that the page shows, read in one transaction. */
  private record Found(
      Entry own,
      List<Requirement> requirements,
      Slice<Entry> chosen,
      List<Entry> around,
      List<Entry> first,
      int reserve,
      int passedOn,
      int entered) {}

  /** Returns the moment of a draw, or the one at which it will be. */
  static Instant moment(Draw draw) {
    Draw.Times times = draw.times();
    if (times.drawnAt() != null) {
      return times.drawnAt();
    }
    return draw.source().at() == null ? times.closesAt() : draw.source().at();
  }

  DrawModel of(Request request, Draw draw, Input<?> numbers, Input<?> reason) {
    Member reader = request.identity().member();
    View view = pages.view(request);
    Instant now = database.now();
    ListRequest list = request.list().at(draw.path());
    Found found = database.read(handle -> find(handle, draw, reader, list));
    List<DrawModel.Needed> looked = looked(request, draw, found, now);
    boolean manages = DrawRight.RUN.isHeldBy(request.identity());
    Long by = draw.team().by();
    return new DrawModel(
        draw,
        DateBlock.of(moment(draw), DrawPages.zone(request), view.locale()),
        new ReaderCard(view, draw, now).of(found.own(), looked, found.reserve(), found.passedOn()),
        found.requirements().stream()
            .map(
                each ->
                    new DrawModel.Needed(
                        criteria.describe(each.criterion(), each.wanted(), view.locale()),
                        "",
                        null))
            .toList(),
        found.chosen().mapAll(some -> lines(request, some)),
        new DrawModel.Proof(
            found.entered(),
            lines(request, found.around()),
            secret(found.own()),
            found.passedOn(),
            found.first().stream().map(each -> each.proof().number()).toList()),
        steps(draw),
        by == null ? null : members.people(List.of(by)).get(by),
        new DrawModel.Team(manages, numbers, reason, stuck(draw, found, now)));
  }

  private Found find(Handle handle, Draw draw, Member reader, ListRequest list) {
    long id = draw.id();
    Entry own = reader == null ? null : entries.find(handle, id, reader.id()).orElse(null);
    Entry.Proof line = own == null ? null : own.proof();
    boolean waits = own != null && own.state() == EntryState.RESERVE;
    boolean drawn = draw.state() == DrawState.DRAWN;
    return new Found(
        own,
        draws.requirements(handle, id),
        drawn ? entries.chosen(handle, id, list) : new Slice<>(List.of(), null),
        line == null ? List.of() : entries.around(handle, id, line.number()),
        drawn ? entries.first(handle, id, FIRST) : List.of(),
        waits ? entries.reserveBefore(handle, id, line.drawnAs()) + 1 : 0,
        drawn ? entries.passedOn(handle, id) : 0,
        entries.count(handle, id));
  }

  /** Returns what was found about the reader: when the list was closed, or now while it is open. */
  private List<DrawModel.Needed> looked(Request request, Draw draw, Found found, Instant now) {
    List<Findings.Found> lines = List.of();
    Member reader = request.identity().member();
    if (found.own() != null && draw.state() != DrawState.OPEN) {
      lines = Findings.read(found.own().findings());
    } else if (reader != null && draw.takesEntries(now)) {
      lines =
          criteria.look(List.of(reader.id()), found.requirements(), "").get(reader.id()).found();
    }
    return lines.stream()
        .map(
            each ->
                new DrawModel.Needed(
                    criteria.describe(each.criterion(), each.wanted(), request.locale()),
                    each.actual(),
                    each.met()))
        .toList();
  }

  private static String secret(Entry own) {
    return own == null || own.proof() == null
        ? ""
        : Proofs.secret(own.drawId(), own.memberId(), own.proof().salt());
  }

  private static String stuck(Draw draw, Found found, Instant now) {
    if (draw.state() != DrawState.OPEN) {
      return "";
    }
    boolean late = draw.source().at() != null && !now.isBefore(draw.source().at());
    return late ? "draw.team.late" : found.entered() == 0 ? "draw.team.empty" : "";
  }

  /** Makes lines; one look-up of people for all. */
  List<DrawModel.Line> lines(Request request, List<Entry> some) {
    Member reader = request.identity().member();
    Map<Long, Person> people =
        members.people(
            some.stream()
                .filter(each -> each.shown() || isOf(each, reader))
                .map(Entry::memberId)
                .filter(Objects::nonNull)
                .toList());
    return some.stream()
        .map(
            each ->
                new DrawModel.Line(
                    each,
                    each.memberId() == null ? null : people.get(each.memberId()),
                    isOf(each, reader)))
        .toList();
  }

  private static boolean isOf(Entry entry, Member reader) {
    return reader != null && entry.memberId() != null && entry.memberId() == reader.id();
  }

  private static List<DrawModel.Step> steps(Draw draw) {
    Draw.Times times = draw.times();
    List<DrawModel.Step> steps = new ArrayList<>();
    steps.add(new DrawModel.Step("draw.step.announced", times.announcedAt(), true));
    if (times.cancelledAt() != null) {
      steps.add(new DrawModel.Step("draw.step.cancelled", times.cancelledAt(), true));
      return steps;
    }
    boolean closed = times.closedAt() != null;
    steps.add(
        new DrawModel.Step(
            "draw.step.closed", closed ? times.closedAt() : times.closesAt(), closed));
    boolean drawn = times.drawnAt() != null;
    if (draw.source().kind() == SourceKind.PUBLIC) {
      steps.add(new DrawModel.Step("draw.step.numbers", draw.source().at(), drawn));
    }
    steps.add(new DrawModel.Step("draw.step.drawn", times.drawnAt(), drawn));
    return steps;
  }
}
