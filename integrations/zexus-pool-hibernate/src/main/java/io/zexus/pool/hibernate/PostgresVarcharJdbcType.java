package io.zexus.pool.hibernate;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import io.zexus.pool.Door;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.VarcharJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Looks up strings by the bytes that PostgreSQL's driver has received, so that most hits
 * make no string. All else is that of {@link VarcharJdbcType}.
 */
class PostgresVarcharJdbcType extends VarcharJdbcType {

	private static final long serialVersionUID = 1L;

	/** What UTF-8 that is malformed decodes to; the driver throws an exception. */
	private static final char REPLACEMENT = '\uFFFD';

	@Override
	public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
		return (javaType instanceof PooledStringJavaType strings) ? new PooledExtractor<>(javaType, this, strings)
				: super.getExtractor(javaType);
	}

	private static final class PooledExtractor<X> extends BasicExtractor<X> {

		private static final long serialVersionUID = 1L;

		private final PooledStringJavaType strings;

		/** Whether the driver has what is asked of it, as far as is known. */
		private volatile boolean usable = true;

		PooledExtractor(JavaType<X> javaType, JdbcType jdbcType, PooledStringJavaType strings) {
			super(javaType, jdbcType);
			this.strings = strings;
		}

		@Override
		@SuppressWarnings("unchecked")
		protected X doExtract(ResultSet row, int column, WrapperOptions options) throws SQLException {
			Door door = this.strings.door(options.getSessionFactory());
			byte[] utf8 = (door != null && this.usable) ? utf8(row, column) : null;
			String value = (door != null && utf8 != null) ? door.get(utf8, 0, utf8.length) : null;
			return (value != null && value.indexOf(REPLACEMENT) < 0) ? (X) value
					: getJavaType().wrap(row.getString(column), options);
		}

		private byte @Nullable [] utf8(ResultSet row, int column) throws SQLException {
			try {
				return PostgresText.utf8(row, column);
			}
			catch (LinkageError ex) { // another driver, or a version that is different
				this.usable = false;
				return null;
			}
		}

		@Override
		protected X doExtract(CallableStatement statement, int index, WrapperOptions options) throws SQLException {
			return getJavaType().wrap(statement.getString(index), options);
		}

		@Override
		protected X doExtract(CallableStatement statement, String name, WrapperOptions options) throws SQLException {
			return getJavaType().wrap(statement.getString(name), options);
		}

	}

}
