package dev.millet.members.export;

import dev.millet.api.json.Json;
import dev.millet.api.members.Member;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes what the active modules keep of a member, one section after the other, each collected
 * under a lease on its own generation.
 */
@Component(service = DataCopy.class)
public final class DataCopy {

  /** The time that a module may take to collect one section. */
  private static final Duration MAX_TIME = Duration.ofMinutes(1);

  private final Generations generations;
  private final Json json;
  private final InstantSource clock;

  @Activate
  public DataCopy(@Reference Generations generations, @Reference Json json) {
    this(generations, json, InstantSource.system());
  }

  public DataCopy(Generations generations, Json json, InstantSource clock) {
    this.generations = generations;
    this.json = json;
    this.clock = clock;
  }

  /** The member of a copy, and the time at which it was made. */
  private record Head(long member, String handle, Instant at) {}

  /**
   * Writes the copy as one JSON object: {@code of}, {@code sections} by their names, and {@code
   * unavailable} with the names of sections whose module was being replaced. Blocks as long as the
   * client is slow; at most one section is in memory.
   */
  public void write(Member member, OutputStream out) throws IOException {
    Head head =
        new Head(member.id(), member.handle(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
    List<String> unavailable = new ArrayList<>();
    text(out, "{\"of\":" + json.write(head) + ",\"sections\":{");
    boolean first = true;
    for (String section : sections()) {
      Optional<byte[]> content = collect(section, member, unavailable);
      if (content.isPresent()) {
        text(out, (first ? "" : ",") + json.write(section) + ":");
        out.write(content.get());
        out.flush();
        first = false;
      }
    }
    text(out, "},\"unavailable\":" + json.write(unavailable) + "}");
  }

  /** The names of the sections, in the order of their modules. */
  public List<String> sections() {
    return generations.table().of(MemberData.class).stream()
        .map(filed -> filed.contribution().section())
        .toList();
  }

  private Optional<byte[]> collect(String section, Member member, List<String> unavailable)
      throws IOException {
    try {
      Optional<Entered<MemberData>> entered = generations.enter(table -> find(table, section));
      if (entered.isEmpty()) {
        unavailable.add(section);
        return Optional.empty();
      }
      try (Entered<MemberData> inside = entered.get()) {
        byte[] collected =
            inside
                .lease()
                .call(
                    "export " + section,
                    MAX_TIME,
                    () ->
                        inside
                            .generation()
                            .json()
                            .writeBytes(inside.contribution().exporter().export(member.id())));
        return Optional.of(collected);
      }
    } catch (ModuleUnavailableException parked) {
      unavailable.add(section);
      return Optional.empty();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // half a copy must not pass for a whole one: the answer breaks off
      throw new IOException("The section " + section + " cannot be collected", e);
    }
  }

  private static Optional<Filed<MemberData>> find(ActiveTable table, String section) {
    return table.of(MemberData.class).stream()
        .filter(filed -> filed.contribution().section().equals(section))
        .findFirst();
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
