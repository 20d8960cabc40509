package io.zexus.pool.hibernate;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgResultSet;

/**
 * Reads text from PostgreSQL's driver as the bytes that it has received.
 */
final class PostgresText {

	private PostgresText() {
	}

	/**
	 * Returns the UTF-8 bytes of a text column, where {@code getString} decodes just
	 * these: of other types it converts, and a limit set on the statement cuts characters
	 * there and bytes here. O(1), as nothing is copied.
	 * @param row a result set of any driver, at a row
	 * @param column index of the column, from one
	 * @return the array of the row, not to be changed; {@code null} for SQL's null and
	 * wherever {@code getString} is to be asked instead
	 * @throws SQLException when the driver does
	 */
	static byte @Nullable [] utf8(ResultSet row, int column) throws SQLException {
		if (!row.isWrapperFor(PgResultSet.class)) {
			return null;
		}
		PgResultSet own = row.unwrap(PgResultSet.class);
		return (isText(own.getColumnOID(column)) && isWhole(own.getStatement())) ? row.getBytes(column) : null;
	}

	private static boolean isText(int type) {
		return type == Oid.VARCHAR || type == Oid.TEXT || type == Oid.BPCHAR;
	}

	private static boolean isWhole(Statement statement) throws SQLException {
		return statement.getMaxFieldSize() == 0 && statement.getConnection()
			.unwrap(BaseConnection.class)
			.getEncoding()
			.name()
			.equals(StandardCharsets.UTF_8.name());
	}

}
