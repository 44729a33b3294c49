import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Spreads authors, dates and votes over the texts of the demo; the same ones each time. */
public final class MakeDemo {

  private static final int MEMBERS_A_LANGUAGE = 150;
  private static final int MINUTES_A_DAY = 24 * 60;
  private static final double OLDEST_DAYS = 240;
  static final double MINUTE = 1.0 / MINUTES_A_DAY;
  /** So many open suggestions came just now; nobody has answered them yet. */
  private static final List<Integer> JUST_NOW = List.of(4, 9, 13, 38, 95, 210);

  private static final List<String> GIVEN =
      words(
          "Ada Amir Anouk Aylin Ben Bruna Carlos Chiara Clara Dario Dilan Elif Emeka Emma Farah"
              + " Femke Finn Greta Hana Hugo Ida Igor Ines Ivo Jamila Jonas Julia Kofi Lars Leila"
              + " Lina Luca Maja Marco Marta Milan Mira Nadia Niko Noor Olga Omar Otto Paula Pavel"
              + " Quinn Rania Rosa Ruben Sara Selma Sofia Tariq Tess Theo Uma Vera Viktor Wanda"
              + " Yusuf Zoe");
  private static final List<String> FAMILY =
      words(
          "Abbott Almeida Arslan Bakker Becker Brandt Castro Cohen Dahl Demir Diaz Egger Fischer"
              + " Fontana Gallo Grant Haddad Hansen Ivanova Jansen Kaya Keller Kowalski Lind Lopes"
              + " Marino Meyer Moreau Nagy Novak Okafor Olsen Parker Petrov Quist Reyes Rossi Santos"
              + " Silva Sorensen Tanaka Thorne Ueda Varga Vogel Walsh Weber Young Zeman Zuniga");
  private static final List<String> SURNAMES =
      words("王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕");
  private static final List<String> NAMES =
      words(
          "子涵 雨桐 浩然 欣怡 梓萱 一诺 晓明 建国 淑芬 志强 丽华 海燕 文静 俊杰 思源 佳宁 明轩 若曦 天佑 雅琴 小雨 春生 秋月 国栋 玉兰 晨曦 嘉懿"
              + " 沐阳 书瑶 可心 立新 敏 磊 静 伟 芳 娜 洋 超 勇 艳 杰 涛 霞 鹏 婷 晶 帆 宁 琪");

  private final Random random = new Random(20_261_123);
  private final List<String> english = new ArrayList<>();
  private final List<String> chinese = new ArrayList<>();
  private final Care care;
  private int news;

  private record Text(
      boolean isChinese, String head, String title, String body, List<String> comments) {}

  private MakeDemo(Path folder) throws IOException {
    care = new Care(random, folder);
  }

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    new MakeDemo(folder).write(folder, Path.of(arguments[1]));
  }

  private void write(Path folder, Path file) throws IOException {
    fill(english, GIVEN, FAMILY, " ");
    fill(chinese, SURNAMES, NAMES, "");
    List<Text> texts = new ArrayList<>();
    texts.addAll(read(folder.resolve("en.txt"), false));
    texts.addAll(read(folder.resolve("zh.txt"), true));
    Collections.shuffle(texts, random);
    List<String> lines = new ArrayList<>(products());
    for (int i = 0; i < texts.size(); i++) {
      lines.add(suggestion(i + 1, texts.get(i)));
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, lines);
  }

  private static List<String> products() {
    return List.of(
        "{\"kind\":\"product\",\"slug\":\"heron-os\",\"name\":\"Heron OS 白鹭系统\",\"place\":1,"
            + "\"description\":\"The system software of the Heron phones. 白鹭手机的系统软件。\"}",
        "{\"kind\":\"product\",\"slug\":\"heron-link\",\"name\":\"Heron Link 白鹭互联\",\"place\":2,"
            + "\"description\":\"Brings phone, watch and computer together. 让手机、手表和电脑连在一起。\"}");
  }

  private void fill(List<String> people, List<String> first, List<String> second, String between) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < MEMBERS_A_LANGUAGE) {
      names.add(any(first) + between + any(second));
    }
    people.addAll(names);
  }

  private static List<Text> read(Path file, boolean isChinese) throws IOException {
    List<Text> texts = new ArrayList<>();
    for (String block : Files.readString(file).strip().split("\n\\s*\n")) {
      List<String> lines = block.lines().toList();
      texts.add(
          new Text(isChinese, lines.get(0), lines.get(1), lines.get(2), lines.subList(3, lines.size())));
    }
    return texts;
  }

  private String suggestion(int number, Text text) {
    String[] head = text.head().split(" ");
    boolean isNews = head[1].equals("open") && news < JUST_NOW.size() && number % 7 == 0;
    double age = isNews ? JUST_NOW.get(news++) * MINUTE : age(head[1]);
    StringBuilder line = new StringBuilder("{");
    field(line, "source", "demo").append(',');
    field(line, "id", Integer.toString(number)).append(',');
    field(line, "product", "heron-" + head[0]).append(',');
    field(line, "title", text.title()).append(',');
    field(line, "body", text.body()).append(',');
    field(line, "author", any(text.isChinese() ? chinese : english)).append(',');
    field(line, "created", ago(age)).append(',');
    field(line, "status", head[1]);
    if (!isNews) {
      line.append(care.of(head[1], age, text.isChinese(), said(text)));
    }
    line.append(",\"tags\":[");
    String separator = "";
    for (String tag : head[2].split(",")) {
      line.append(separator).append(quoted(tag));
      separator = ",";
    }
    line.append("],\"comments\":[").append(comments(text, age));
    line.append("],\"votes\":[").append(votes(text, age, head[1])).append("]}");
    return line.toString();
  }

  /** What the makers said, where somebody wrote it down; null where not. */
  private static String said(Text text) {
    return text.comments().stream()
        .filter(comment -> comment.startsWith("+"))
        .map(comment -> comment.substring(2))
        .findFirst()
        .orElse(null);
  }

  /** What is decided has been there for a while. */
  private double age(String status) {
    double share = Math.pow(random.nextDouble(), 1.4);
    return status.equals("open") ? 0.2 + share * 150 : 30 + share * (OLDEST_DAYS - 30);
  }

  private String comments(Text text, double age) {
    List<String> written = new ArrayList<>();
    double at = age;
    for (String comment : text.comments()) {
      if (comment.startsWith("+")) {
        continue;
      }
      at *= 0.35 + 0.6 * random.nextDouble();
      StringBuilder one = new StringBuilder("{");
      field(one, "author", any(text.isChinese() ? chinese : english));
      field(one.append(','), "at", ago(at));
      field(one.append(','), "body", comment.substring(2)).append('}');
      written.add(one.toString());
    }
    return String.join(",", written);
  }

  /** Few are wanted by many: the numbers follow a long tail, and most votes come early. */
  private String votes(Text text, double age, String status) {
    double wanted = Math.exp(1.9 + 1.15 * random.nextGaussian()) * factor(status);
    double share = 1 - Math.exp(-wanted * (0.4 + age / 100) / 150);
    int count = 1 + (int) (share * 250);
    List<String> people = new ArrayList<>(english);
    people.addAll(chinese);
    Collections.shuffle(people, random);
    people.sort((a, b) -> Boolean.compare(isHome(b, text), isHome(a, text)));
    int atHome = Math.min(MEMBERS_A_LANGUAGE, (int) Math.ceil(count * 0.8));
    List<String> votes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double left = age * Math.pow(random.nextDouble(), 0.7);
      String user = people.get(i < atHome ? i : MEMBERS_A_LANGUAGE + i - atHome);
      StringBuilder vote = new StringBuilder("{");
      field(vote, "user", user);
      field(vote.append(','), "at", ago(left)).append('}');
      votes.add(vote.toString());
    }
    return String.join(",", votes);
  }

  private boolean isHome(String name, Text text) {
    return (name.charAt(0) >= 0x4E00) == text.isChinese();
  }

  private static double factor(String status) {
    return switch (status) {
      case "shipped", "planned", "in-progress" -> 3;
      case "under-review" -> 2;
      case "duplicate" -> 0.3;
      default -> 1;
    };
  }

  static String ago(double days) {
    long minutes = Math.max(1, Math.round(days * MINUTES_A_DAY));
    return "P%dDT%dH%dM"
        .formatted(minutes / MINUTES_A_DAY, minutes % MINUTES_A_DAY / 60, minutes % 60);
  }

  private String any(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  static StringBuilder field(StringBuilder line, String name, String value) {
    return line.append('"').append(name).append("\":").append(quoted(value));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}
