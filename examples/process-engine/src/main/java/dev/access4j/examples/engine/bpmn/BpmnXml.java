package dev.access4j.examples.engine.bpmn;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a file with the JDK's own parser, which is told to open nothing but the file. */
final class BpmnXml {

  private static final String NO_DOCUMENT_TYPE =
      "http://apache.org/xml/features/disallow-doctype-decl";

  private BpmnXml() {}

  /**
   * Builds the model of a file; returns nothing, and notes why, if it cannot be read to its end.
   */
  static Optional<BpmnModel> read(InputStream in, FileFaults faults) {
    BpmnModel model = new BpmnModel();
    try {
      parser().parse(new InputSource(new BoundedInput(in)), new BpmnHandler(model, faults));
      return Optional.of(model);
    } catch (BpmnHandler.StopException e) {
      return Optional.empty();
    } catch (SAXParseException e) {
      faults.add(Math.max(e.getLineNumber(), 0), "XML", message(e));
    } catch (BoundedInput.TooLargeException e) {
      faults.add(0, "XML", "is larger than " + BoundedInput.MEBIBYTES + " MiB");
    } catch (CharConversionException | UnsupportedEncodingException e) {
      faults.add(0, "XML", "is not in the encoding that it states: " + e.getMessage());
    } catch (IOException e) {
      faults.addUnreadable(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's XML parser cannot be made safe", e);
    }
    return Optional.empty();
  }

  // The JDK's: another one on the class path may not know what it is told here.
  private static SAXParser parser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DOCUMENT_TYPE, true);
    factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
    factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    SAXParser parser = factory.newSAXParser();
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    return parser;
  }

  private static String message(SAXParseException e) {
    String said = Objects.requireNonNullElse(e.getMessage(), "");
    // The parser tells of bytes that are no text of the encoding in this way too.
    if (e.getException() instanceof CharConversionException || said.startsWith("Invalid byte ")) {
      return "is not in the encoding that it states: " + Printed.excerpt(said);
    }
    return said.contains(NO_DOCUMENT_TYPE)
        ? "has a document type (DOCTYPE), which is refused: it could read other files"
        : "is not well-formed XML: " + Printed.excerpt(said);
  }
}
