package dev.access4j.keycloak;

import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.stream.Stream;

/** A mail server on a free port of 127.0.0.1 that keeps what it receives. */
public final class MailServer implements AutoCloseable {

  private static final long DEADLINE_MILLIS = 20_000;

  private final GreenMail mail;
  private final MessageDeliveryHandler delivery;

  private MailServer(GreenMail mail) {
    this.mail = mail;
    this.delivery = mail.getUserManager().getMessageDeliveryHandler();
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
   * Refuses all mail from now on, or takes it again.
   *
   * @param refused whether to refuse
   */
  public void refuse(boolean refused) {
    mail.getUserManager()
        .setMessageDeliveryHandler(
            refused
                ? (message, address) -> {
                  throw new MessagingException("this test refuses mail");
                }
                : delivery);
  }

  /**
   * Waits for mail to an address.
   *
   * @param address the address
   * @param count how many mails there have been to it so far, at least
   * @return the last of them
   */
  public MimeMessage await(String address, int count) {
    long deadline = System.nanoTime() + DEADLINE_MILLIS * 1_000_000;
    int all = mail.getReceivedMessages().length;
    while (to(address).size() < count) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError(
            count + " mails to " + address + " were awaited, there are " + to(address).size());
      }
      mail.waitForIncomingEmail(Math.min(left, 1_000), ++all);
    }
    List<MimeMessage> mails = to(address);
    return mails.get(mails.size() - 1);
  }

  /**
   * Returns what has come for an address.
   *
   * @param address the address
   * @return all mails to it, the oldest first
   */
  public List<MimeMessage> to(String address) {
    return Stream.of(mail.getReceivedMessages())
        .filter(message -> receivers(message).anyMatch(address::equalsIgnoreCase))
        .toList();
  }

  private static Stream<String> receivers(MimeMessage message) {
    try {
      return Stream.of(message.getAllRecipients()).map(Object::toString);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    mail.stop();
  }
}
