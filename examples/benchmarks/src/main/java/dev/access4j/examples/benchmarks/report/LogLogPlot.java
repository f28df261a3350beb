package dev.access4j.examples.benchmarks.report;

import dev.access4j.examples.benchmarks.report.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A chart as SVG, the same text for the same figures on each machine: no font is measured. On a
 * white ground, so that it can be read in a dark page too.
 */
final class LogLogPlot {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 96;
  private static final int RIGHT = 190;
  private static final int TOP = 48;
  private static final int BOTTOM = 56;

  /** Okabe and Ito's colours, which people tell apart who see fewer; the lighter ones left out. */
  private static final List<String> COLORS =
      List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#000000");

  private final Chart chart;
  private final List<List<Point>> lines = new ArrayList<>();
  private final String unit;
  private final int fromX;
  private final int toX;
  private final int fromY;
  private final int toY;
  private final StringBuilder svg = new StringBuilder();

  LogLogPlot(Chart chart, List<Figure> figures) {
    this.chart = chart;
    chart.series().forEach(series -> lines.add(series.points(figures)));
    List<Point> all = lines.stream().flatMap(List::stream).toList();
    if (all.isEmpty()) {
      throw new IllegalArgumentException("no figures for " + chart.file());
    }
    this.unit = all.get(0).unit();
    for (Point point : all) {
      if (!point.unit().equals(unit)) {
        throw new IllegalArgumentException(
            chart.file() + " has figures in " + unit + " and in " + point.unit());
      }
      if (!(point.median() > 0)) {
        throw new IllegalArgumentException(
            chart.file() + " has a figure that is not above 0, at " + point.users() + " users");
      }
    }
    this.fromX = floor(all.stream().mapToDouble(Point::users).min().orElseThrow());
    this.toX = ceiling(all.stream().mapToDouble(Point::users).max().orElseThrow(), fromX);
    this.fromY = floor(all.stream().mapToDouble(LogLogPlot::lowest).min().orElseThrow());
    this.toY = ceiling(all.stream().mapToDouble(Point::high).max().orElseThrow(), fromY);
  }

  /** No scale of powers has a place for 0; a range from there begins at the edge. */
  private static double lowest(Point point) {
    return point.low() > 0 ? point.low() : point.median();
  }

  // A median that is a power of ten may be a little beside it once multiplied.
  private static int floor(double value) {
    return (int) Math.floor(Math.log10(value) + 1e-9);
  }

  private static int ceiling(double value, int above) {
    return Math.max(above + 1, (int) Math.ceil(Math.log10(value) - 1e-9));
  }

  String svg() {
    line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\""
            + " fill=\"#222222\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    line("<title>%s</title>", escaped(chart.title()));
    line("<rect width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
    text(LEFT, 28, "start", "font-size=\"16\" font-weight=\"bold\"", chart.title());
    horizontalAxis();
    verticalAxis();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        series(lines.get(i), COLORS.get(i % COLORS.size()));
      }
    }
    legend();
    line("</svg>");
    return svg.toString();
  }

  private void horizontalAxis() {
    double bottom = HEIGHT - (double) BOTTOM;
    for (int decade = fromX; decade <= toX; decade++) {
      double x = x(Math.pow(10, decade));
      grid(x, TOP, x, bottom, "#d0d0d0");
      text(x, bottom + 20, "middle", "", String.format(Locale.ROOT, "%,.0f", Math.pow(10, decade)));
    }
    text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12.0, "middle", "", "end users");
  }

  private void verticalAxis() {
    double right = WIDTH - (double) RIGHT;
    Scale scale = new Scale(unit, 1);
    // Where there is room, what is between the decades has a number too.
    boolean between = toY - fromY <= 2;
    for (int decade = fromY; decade <= toY; decade++) {
      for (int digit = 1; digit < 10 && (digit == 1 || decade < toY); digit++) {
        double value = digit * Math.pow(10, decade);
        double y = y(value);
        grid(LEFT, y, right, y, digit == 1 ? "#d0d0d0" : "#f0f0f0");
        if (digit == 1 || (between && (digit == 2 || digit == 5))) {
          text(LEFT - 8.0, y + 4, "end", "", scale.say(value));
        }
      }
    }
  }

  private void series(List<Point> points, String color) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.isEmpty() ? "M" : " L").append(number(x(point.users())));
      path.append(' ').append(number(y(point.median())));
    }
    line("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, color);
    for (Point point : points) {
      String x = number(x(point.users()));
      line(
          "<path d=\"M%s %s V%s\" stroke=\"%s\" stroke-width=\"1\"/>",
          x, number(y(Math.max(point.low(), Math.pow(10, fromY)))), number(y(point.high())), color);
      line(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>",
          x, number(y(point.median())), color);
    }
  }

  private void legend() {
    double left = WIDTH - RIGHT + 20.0;
    double y = TOP + 8.0;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty()) {
        continue;
      }
      String color = COLORS.get(i % COLORS.size());
      line(
          "<path d=\"M%s %s h24\" stroke=\"%s\" stroke-width=\"2\"/>",
          number(left), number(y), color);
      line(
          "<circle cx=\"%s\" cy=\"%s\" r=\"3.5\" fill=\"%s\"/>",
          number(left + 12), number(y), color);
      text(left + 32, y + 4, "start", "", chart.series().get(i).label());
      y += 22;
    }
  }

  private double x(double users) {
    return LEFT + (Math.log10(users) - fromX) / (toX - fromX) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (Math.log10(value) - fromY) / (toY - fromY) * (HEIGHT - TOP - BOTTOM);
  }

  private void grid(double x1, double y1, double x2, double y2, String color) {
    line(
        "<path d=\"M%s %s L%s %s\" stroke=\"%s\"/>",
        number(x1), number(y1), number(x2), number(y2), color);
  }

  private void text(double x, double y, String anchor, String style, String words) {
    line(
        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>",
        number(x), number(y), anchor, style.isEmpty() ? "" : " " + style, escaped(words));
  }

  private void line(String format, Object... arguments) {
    svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
