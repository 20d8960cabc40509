package io.zexus.pool.benchmarks;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.StringWriter;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.CategoryItemRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;
import org.w3c.dom.Element;

/** Draws what a look-up costs by the pool and by its peers. */
final class Chart {

	// Drawing to a file needs no display; before the fonts, which look for one
	static {
		System.setProperty("java.awt.headless", "true");
	}

	private static final List<StringScenario> SCENARIOS = List.of(StringScenario.HIT_500, StringScenario.HIT_100K,
			StringScenario.ZIPF);

	private static final int WIDTH = 820;

	/** Height of a bar and the gap to the next one. */
	private static final int ROW = 24;

	/** Height of what is above and below the bars of a scenario. */
	private static final int FRAME = 80;

	/** Height of the title and the legend. */
	private static final int HEAD = 46;

	private static final int PADDING = 8;

	private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

	private Chart() {
	}

	/**
	 * Returns an SVG document with a bar for each peer that was measured, the cheapest
	 * first: for a hit among few strings, for one among many, and for a full pool.
	 */
	static String svg(Map<Case, Sample> samples) {
		try {
			SVGGraphics2D graphics = new SVGGraphics2D(DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.getDOMImplementation()
				.createDocument("http://www.w3.org/2000/svg", "svg", null));
			int height = draw(samples, graphics);
			graphics.setSVGCanvasSize(new Dimension(WIDTH, height));
			Element root = graphics.getRoot();
			// Lets a narrow page scale it
			root.setAttribute("viewBox", "0 0 " + WIDTH + " " + height);
			StringWriter svg = new StringWriter();
			graphics.stream(root, svg);
			return svg.toString();
		}
		catch (ParserConfigurationException | IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Draws one chart per scenario, one below the other. Each has a scale of its own:
	 * memory beyond the caches takes so long that bars of the others would be stubs.
	 * @return the height of all
	 */
	private static int draw(Map<Case, Sample> samples, Graphics2D graphics) {
		int top = 0;
		for (StringScenario scenario : SCENARIOS) {
			CategoryDataset costs = costs(scenario, samples);
			boolean first = (top == 0);
			JFreeChart chart = new JFreeChart(null, null, plot(costs), first);
			chart.setBackgroundPaint(null);
			chart.setPadding(new RectangleInsets(PADDING, PADDING, 0, PADDING));
			if (first) {
				chart.setTitle(title("What a look-up costs (less is better)", 17));
				LegendTitle legend = chart.getLegend();
				legend.setPosition(RectangleEdge.TOP);
				legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
				legend.setItemFont(PLAIN);
				legend.setFrame(BlockBorder.NONE);
			}
			chart.addSubtitle(title(scenario.label(), 13));
			int height = (first ? HEAD : 0) + FRAME + ROW * costs.getColumnCount();
			// Overlaps the one above, or a dark page shines through where it is scaled
			graphics.setPaint(Color.WHITE);
			graphics.fillRect(0, first ? 0 : top - 1, WIDTH, height + 1);
			chart.draw(graphics, new Rectangle(0, top, WIDTH, height));
			top += height;
		}
		return top;
	}

	private static TextTitle title(String text, int size) {
		TextTitle title = new TextTitle(text, PLAIN.deriveFont(Font.BOLD, size));
		title.setHorizontalAlignment(HorizontalAlignment.LEFT);
		return title;
	}

	private static CategoryDataset costs(StringScenario scenario, Map<Case, Sample> samples) {
		DefaultCategoryDataset costs = new DefaultCategoryDataset();
		Arrays.stream(StringPeer.values())
			.filter((peer) -> samples.containsKey(Case.of(peer, scenario)))
			.sorted(Comparator.comparingDouble((peer) -> samples.get(Case.of(peer, scenario)).cpu()))
			.forEach((peer) -> costs.addValue(samples.get(Case.of(peer, scenario)).cpu(), Kind.of(peer), peer.label()));
		return costs;
	}

	private static CategoryPlot plot(CategoryDataset costs) {
		CategoryAxis peers = new CategoryAxis();
		peers.setTickLabelFont(PLAIN);
		peers.setTickMarksVisible(false);
		peers.setCategoryMargin(0.25);
		peers.setLowerMargin(0.02);
		peers.setUpperMargin(0.02);
		NumberAxis nanoseconds = new NumberAxis("processor time of the calling thread, ns per look-up");
		nanoseconds.setLabelFont(PLAIN);
		nanoseconds.setTickLabelFont(PLAIN);
		// Room for the figure at the end of the longest bar
		nanoseconds.setUpperMargin(0.1);
		CategoryPlot plot = new CategoryPlot(costs, peers, nanoseconds, renderer(costs));
		plot.setOrientation(PlotOrientation.HORIZONTAL);
		plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
		plot.setFixedLegendItems(legend());
		plot.setBackgroundPaint(null);
		plot.setOutlineVisible(false);
		plot.setRangeGridlinePaint(Color.LIGHT_GRAY);
		return plot;
	}

	/**
	 * Returns a renderer that gives each row one bar: the other kinds have none there.
	 */
	private static CategoryItemRenderer renderer(CategoryDataset costs) {
		StackedBarRenderer renderer = new StackedBarRenderer();
		renderer.setBarPainter(new StandardBarPainter());
		renderer.setShadowVisible(false);
		for (Kind kind : Kind.values()) {
			if (costs.getRowIndex(kind) >= 0) {
				renderer.setSeriesPaint(costs.getRowIndex(kind), kind.color);
			}
		}
		renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}",
				new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT))));
		renderer.setDefaultItemLabelFont(PLAIN);
		renderer.setDefaultItemLabelsVisible(true);
		renderer.setDefaultPositiveItemLabelPosition(
				new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
		return renderer;
	}

	private static LegendItemCollection legend() {
		LegendItemCollection items = new LegendItemCollection();
		for (Kind kind : Kind.values()) {
			items.add(new LegendItem(kind.toString(), kind.color));
		}
		return items;
	}

	/** What a bar's color tells: a peer that evicts nothing has less to do. */
	private enum Kind {

		ZEXUS("Zexus, bounded", new Color(0x1f6feb)),

		BOUNDED("bounded", new Color(0x57606a)),

		UNBOUNDED("unbounded", new Color(0xb6bec8));

		private final String label;

		private final Color color;

		Kind(String label, Color color) {
			this.label = label;
			this.color = color;
		}

		static Kind of(StringPeer peer) {
			if (peer == StringPeer.ZEXUS) {
				return ZEXUS;
			}
			return peer.bounded() ? BOUNDED : UNBOUNDED;
		}

		@Override
		public String toString() {
			return this.label;
		}

	}

}
