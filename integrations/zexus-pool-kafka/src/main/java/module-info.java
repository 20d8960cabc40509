/**
 * Pools what Kafka consumers deserialize.
 * <p>
 * The jar of Kafka's clients has a module name only by its file name, which no descriptor
 * should rely on. It is read along with Spring Kafka; without that,
 * {@code --add-reads io.zexus.pool.kafka=kafka.clients} says so.
 */
@SuppressWarnings({ "requires-automatic", "requires-transitive-automatic" })
module io.zexus.pool.kafka {

	requires transitive io.zexus.pool;

	requires static com.fasterxml.jackson.databind;
	requires static org.jspecify;
	requires static spring.kafka;
	requires static tools.jackson.databind;

	exports io.zexus.pool.kafka;

}
