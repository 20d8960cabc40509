/**
 * Tells from a heap dump what pooling would save. A program, which exports nothing.
 */
module io.zexus.pool.advisor {

	requires info.picocli;
	requires tools.jackson.databind;

	requires static org.jspecify;

	opens io.zexus.pool.advisor to info.picocli;
	opens io.zexus.pool.advisor.advice to tools.jackson.databind;
	opens io.zexus.pool.advisor.format to info.picocli;

}
