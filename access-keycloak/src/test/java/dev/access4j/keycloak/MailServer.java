package dev.access4j.keycloak;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** A mail server on a free port of 127.0.0.1 that keeps what it receives. */
public final class MailServer implements AutoCloseable {

  private static final long DEADLINE_MILLIS = 20_000;

  private final GreenMail mail;

  private MailServer(GreenMail mail) {
    this.mail = mail;
  }

  /**
   * Starts a server.
   *
   * @return the server, ready
   */
  public static MailServer start() {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    return new MailServer(mail);
  }

  /**
   * Returns where it listens.
   *
   * @return the port
   */
  public int port() {
    return mail.getSmtp().getPort();
  }

  /**
   * Waits for mail.
   *
   * @param count how many mails there have been so far, at least
   * @return all mails, the oldest first
   */
  public List<MimeMessage> await(int count) {
    if (!mail.waitForIncomingEmail(DEADLINE_MILLIS, count)) {
      throw new AssertionError(
          count + " mails were awaited, there are " + mail.getReceivedMessages().length);
    }
    return List.of(mail.getReceivedMessages());
  }

  /**
   * Returns what has come.
   *
   * @return all mails, the oldest first
   */
  public List<MimeMessage> mails() {
    return List.of(mail.getReceivedMessages());
  }

  @Override
  public void close() {
    mail.stop();
  }
}
