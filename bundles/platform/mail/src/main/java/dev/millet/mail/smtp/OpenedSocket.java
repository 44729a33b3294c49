package dev.millet.mail.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.SocketFactory;

/**
 * Makes the socket of one connection and keeps it, so that the time that the server has for its
 * answers can be another one once it has let the site in, and so that the attempt can be ended.
 */
final class OpenedSocket extends SocketFactory {

  private final SocketFactory maker = SocketFactory.getDefault();
  private final Attempt attempt;
  private Socket socket;

  OpenedSocket(Attempt attempt) {
    this.attempt = attempt;
  }

  /** Sets how long the server may take for each answer from now on, where a socket was made. */
  void limit(Duration answer) throws SocketException {
    if (socket != null) {
      socket.setSoTimeout(Math.toIntExact(answer.toMillis()));
    }
  }

  private Socket kept(Socket made) {
    socket = made;
    attempt.uses(made);
    return made;
  }

  @Override
  public Socket createSocket() throws IOException {
    return kept(maker.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return kept(maker.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return kept(maker.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return kept(maker.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return kept(maker.createSocket(host, port, local, localPort));
  }
}
