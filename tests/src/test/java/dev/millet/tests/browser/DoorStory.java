package dev.millet.tests.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.tests.Await;
import java.util.List;
import java.util.Map;

/** The door of an event on one phone, which keeps the list of tickets and loses its network. */
final class DoorStory {

  /** Takes the network from the page. */
  static final String OFFLINE =
      "window.online = window.online || window.fetch;"
          + "window.fetch = () => Promise.reject(new TypeError('offline'))";

  /** Gives the network back. */
  static final String ONLINE =
      "window.fetch = window.online; window.dispatchEvent(new Event('online'))";

  /** Loses what the server answers. */
  private static final String LOSING =
      "window.fetch = (...sent) => window.online(...sent).then(() => {"
          + "document.body.dataset.lost = 'true'; throw new TypeError('lost'); });"
          + "window.dispatchEvent(new Event('online'))";

  private static final String KEPT =
      """
      const [names, door, done] = arguments;
      (async () => {
        const stored = Object.entries(localStorage);
        // nothing is opened: a cache that is being deleted would be there again
        const page = await caches.match(door, { ignoreVary: true });
        const databases = await indexedDB.databases();
        const workers = await navigator.serviceWorker.getRegistrations();
        done([
          'own: ' + stored.map(each => each[0]).filter(each => each.startsWith('own.')).sort(),
          'caches: ' + (await caches.keys()),
          'doors: ' + (page ? new URL(page.url).pathname : ''),
          'databases: ' + databases.map(each => each.name),
          'workers: ' + workers.length,
          'named: ' + names.some(name => JSON.stringify(stored).includes(name)),
        ].join('\\n'));
      })();
      """;

  private static final String NOTHING =
      "own: %s\ncaches: \ndoors: \ndatabases: \nworkers: 0\nnamed: false";

  private static final String WAITING =
      """
      return Object.keys(localStorage).filter(each => each.startsWith('events.scans.'))
        .flatMap(each => JSON.parse(localStorage.getItem(each))).length
      """;

  private final Chromium phone;
  private final String door;
  private final Map<String, String> codes;

  /**
   * Prepares it; nothing is opened yet.
   *
   * @param door its path
   * @param codes of the tickets, by the names of the guests
   */
  DoorStory(Chromium phone, String door, Map<String, String> codes) {
    this.phone = phone;
    this.door = door;
    this.codes = codes;
  }

  Chromium phone() {
    return phone;
  }

  /** Returns the path of the event. */
  String event() {
    return door.substring(0, door.lastIndexOf('/'));
  }

  void opens() {
    phone.visit(door);
  }

  /** The list, its names and the page of the door are on the phone afterwards. */
  void keepsTheList() throws InterruptedException {
    opens();
    // no list is asked for while scans are on their way
    Await.until(() -> waiting() == 0, this::waiting);
    phone.click("#list-keep");
    phone.find("#list-drop");
    phone.scriptThatCallsBack("navigator.serviceWorker.ready.then(() => arguments[0]())");
    opens();
    phone.find("#list-drop");
    String event = door.split("/")[2];
    assertEquals(
        "own: own.events.list."
            + event
            + ",own.member\ncaches: own.events.door "
            + door
            + "\ndoors: "
            + door
            + "\ndatabases: \nworkers: 1\nnamed: true",
        kept());
  }

  private String kept() {
    return (String) phone.scriptThatCallsBack(KEPT, List.copyOf(codes.keySet()), door);
  }

  void goesOffline() {
    phone.script(OFFLINE);
  }

  /** Scans a ticket without a network: the list knows whose it is. */
  void scansByTheList(String name, String result) {
    scan(codes.get(name));
    phone.find("#result.result-" + result);
    phone.await("#result-name", "text", name);
  }

  private void scan(String code) {
    phone.type("#code", code);
    phone.submit("#type");
  }

  /** The first scan reaches the server, and the phone does not hear of it. */
  void comesBackAfterALostReply() throws InterruptedException {
    phone.script(LOSING);
    phone.find("body[data-lost]");
    assertEquals("the phone does not know yet", 2L, phone.script(WAITING));
    phone.script(ONLINE);
    Await.until(() -> waiting() == 0, this::waiting);
    assertFalse(phone.shows("#offline:not([hidden])"));
  }

  private long waiting() {
    return (long) phone.script(WAITING);
  }

  /** The server has let so many people in, by so many scans. */
  void shows(int entered, int scans) {
    opens();
    assertEquals(Integer.toString(entered), phone.text("#entered"));
    assertEquals(scans, phone.all(".scans li").size());
  }

  /** Nothing is left but scans that were not sent, which have no names. */
  void hasNothingLeftBut(int scans) throws InterruptedException {
    Await.until(() -> NOTHING.formatted("").equals(kept()), this::kept);
    assertEquals(scans, waiting());
  }

  /**
   * Checks that the data of the former member is deleted, and that new data belongs to this one.
   */
  void keepsNothingOfAnother() throws InterruptedException {
    Await.until(() -> NOTHING.formatted("own.member").equals(kept()), this::kept);
  }

  /** Neither the list nor the scans of the host are shown, or sent, to whoever comes next. */
  void seesNothingOfTheHost() throws InterruptedException {
    opens();
    keepsNothingOfAnother();
    phone.find("#list-keep");
    assertFalse(phone.shows("#list-drop"));
    assertFalse(phone.shows("#offline:not([hidden])"));
    // scans are sent one after the other: what waited would be sent before this one
    scan("0000 0000 0000");
    phone.find("#result.result-no");
    assertEquals("the scan of the host waits for the host", 1, waiting());
  }

  /** The door finds that its session has ended, when it comes back. */
  void comesBackSignedOut() {
    phone.script(ONLINE);
    assertTrue(phone.text("#stopped").contains("1"));
    assertTrue(phone.shows("#stopped a"));
    assertFalse(phone.shows("#offline:not([hidden])"));
    assertFalse(phone.shows("#list-drop"));
  }

  /** The door finds that who scans no longer hosts the event: the list goes, and scans stay. */
  void comesBackWithoutTheRight() throws InterruptedException {
    phone.script(ONLINE);
    assertTrue(phone.text("#stopped").contains("1"));
    assertFalse("to sign in would not help", phone.shows("#stopped a"));
    keepsNothingOfAnother();
    assertFalse(phone.shows("#list-drop"));
    assertEquals(1, waiting());
  }

  /** Without a scan that waits nothing is said of scans. */
  void saysOnlyThatNobodyIsSignedIn() {
    opens();
    phone.script("document.dispatchEvent(new Event('millet:signed-out'))");
    assertFalse(phone.text("#stopped").contains("0"));
  }

  /** Somebody else signs in, and no page is shown to nobody between the two. */
  void isHandedTo(String handle) {
    phone.scriptThatCallsBack(
        """
        const [handle, done] = arguments;
        const body = new URLSearchParams({
          handle: handle, password: 'correct horse battery', _csrf: document.body.dataset.csrf,
        });
        fetch('/members/sign-in', { method: 'POST', body: body }).then(() => done());
        """,
        handle);
  }
}
