package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.events.allotment.Category;
import dev.millet.events.question.Answer;
import dev.millet.events.question.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The registrations for an event as its hosts see them: with the answers on their page, and as a
 * table, without those that concern health or a child.
 */
final class RegistrationTable {

  private static final int CHUNK = 500;

  private final Database database;
  private final Stores stores;
  private final Members members;

  RegistrationTable(Database database, Stores stores, Members members) {
    this.database = database;
    this.stores = stores;
    this.members = members;
  }

  Slice<HostModel.Row> rows(Event event, ListRequest list) {
    Slice<Registration> found =
        database.read(handle -> stores.registrations().list(handle, event.id(), list));
    return found.mapAll(some -> rows(event, some));
  }

  private List<HostModel.Row> rows(Event event, List<Registration> some) {
    Map<Long, Person> people = members.people(some.stream().map(Registration::memberId).toList());
    return database.read(
        handle -> {
          List<Long> ids = some.stream().map(Registration::id).toList();
          Map<Long, List<Answer>> answers = stores.questions().answers(handle, event.id(), ids);
          Map<Long, Category> chosen = stores.allotments().chosen(handle, event.id(), ids);
          return some.stream()
              .map(
                  each ->
                      new HostModel.Row(
                          each,
                          people.get(each.memberId()),
                          stores.tickets().find(handle, each.id()).orElse(null),
                          chosen.get(each.id()),
                          answers.getOrDefault(each.id(), List.of())))
              .toList();
        });
  }

  byte[] csv(Event event) {
    List<Question> told =
        database.read(handle -> stores.questions().of(handle, event.id())).stream()
            .filter(each -> !each.type().isSensitive())
            .toList();
    List<String> heading =
        new ArrayList<>(
            List.of("member", "name", "state", "guests", "changed_at", "entered_at", "category"));
    told.forEach(each -> heading.add(each.wording()));
    Csv csv = new Csv(heading);
    ListRequest list = ListRequest.first(CHUNK);
    Slice<HostModel.Row> some = rows(event, list);
    while (some != null) {
      some.items().forEach(row -> csv.row(cells(row, told)));
      some = some.next() == null ? null : rows(event, list.after(some.next()));
    }
    return csv.bytes();
  }

  private static List<String> cells(HostModel.Row row, List<Question> told) {
    Person person = row.person();
    boolean nobody = person == null || person.isDeleted();
    Registration each = row.registration();
    Instant entered = row.ticket() == null ? null : row.ticket().enteredAt();
    List<String> cells = new ArrayList<>();
    cells.add(nobody ? "" : person.handle());
    cells.add(nobody ? "" : person.displayName());
    cells.add(each.state().word());
    cells.add(Integer.toString(each.guests()));
    cells.add(each.changedAt().toString());
    cells.add(entered == null ? "" : entered.toString());
    cells.add(row.category() == null ? "" : row.category().name());
    for (Question question : told) {
      cells.add(
          row.answers().stream()
              .filter(answer -> answer.question().id() == question.id())
              .map(Answer::text)
              .findFirst()
              .orElse(""));
    }
    return cells;
  }
}
