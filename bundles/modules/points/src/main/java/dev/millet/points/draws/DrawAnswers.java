package dev.millet.points.draws;

import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.points.api.selection.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes what programs get of draws. */
final class DrawAnswers {

  private final Members members;

  DrawAnswers(Members members) {
    this.members = members;
  }

  DrawAnswer of(Draw draw, List<Requirement> requirements, int entered) {
    Draw.Source source = draw.source();
    Draw.Times times = draw.times();
    return new DrawAnswer(
        draw.id(),
        draw.title(),
        draw.state().word(),
        NewDraw.word(draw.plan().method()),
        draw.plan().places(),
        requirements.stream().map(each -> each.criterion() + "=" + each.wanted()).toList(),
        draw.isOwn() ? null : draw.owner().type() + "/" + draw.owner().key(),
        new DrawAnswer.Numbers(
            source.kind().word(),
            filled(source.name()),
            filled(source.url()),
            source.at(),
            filled(source.commitment()),
            filled(source.entropy()),
            filled(draw.list().fingerprint()),
            draw.list().fingerprint().isEmpty() ? entered : draw.list().size()),
        new DrawAnswer.Times(
            times.announcedAt(),
            times.closesAt(),
            times.closedAt(),
            times.drawnAt(),
            times.cancelledAt(),
            times.cancelledAt() == null ? null : draw.team().reason()));
  }

  private static String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  /** Returns lines of the published list; one look-up of people for all. */
  List<DrawAnswer.Line> lines(List<Entry> entries) {
    Map<Long, Person> people =
        members.people(
            entries.stream()
                .filter(Entry::shown)
                .map(Entry::memberId)
                .filter(Objects::nonNull)
                .toList());
    List<DrawAnswer.Line> lines = new ArrayList<>();
    for (Entry each : entries) {
      lines.add(
          new DrawAnswer.Line(
              each.proof().number(),
              each.share().tickets(),
              each.share().party(),
              each.proof().hash(),
              each.proof().drawnAs(),
              each.state().word(),
              each.proof().standsFor(),
              each.share().category(),
              each.shown() ? people.get(each.memberId()) : null));
    }
    return lines;
  }

  DrawAnswer.Own own(Entry entry) {
    Entry.Proof proof = entry.proof();
    return new DrawAnswer.Own(
        entry.state().word(),
        entry.shown(),
        proof == null ? null : (Integer) proof.number(),
        proof == null ? null : proof.drawnAs(),
        proof == null ? null : Proofs.secret(entry.drawId(), entry.memberId(), proof.salt()),
        proof == null ? null : proof.hash(),
        Findings.read(entry.findings()).stream()
            .map(
                each ->
                    new DrawAnswer.Found(
                        each.criterion(), each.wanted(), each.actual(), each.met()))
            .toList());
  }
}
