package dev.pullpolicy.register;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.IntSupplier;

/** A Service: hands every connection to whoever serves at that moment, and cuts it where none. */
final class Relay implements AutoCloseable {
  private final ServerSocket socket;
  private final IntSupplier port;

  Relay(IntSupplier port) throws IOException {
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.port = port;
    start("service", this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        start("connection", () -> connect(client));
      }
    } catch (IOException e) {
      // it was closed
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket server = new Socket(InetAddress.getLoopbackAddress(), port.getAsInt())) {
      start("request", () -> pump(client, server));
      pump(server, client);
    } catch (IOException | IllegalArgumentException e) {
      // nobody serves
    }
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      // one of them hung up
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
