package io.zexus.sample.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.zexus.pool.MemoryPoolManager;
import io.zexus.sample.data.ImportReport;
import io.zexus.sample.data.Progress;
import io.zexus.sample.data.Strike;
import io.zexus.sample.data.StrikeFormat;
import io.zexus.sample.data.StrikeImport;
import io.zexus.sample.data.StrikeReaders;
import io.zexus.sample.data.Strikes;
import io.zexus.sample.query.Query;
import io.zexus.sample.query.Query.Result;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Asks for strikes, and takes more.
 */
@RestController
@RequestMapping("/strikes")
class StrikesController {

	private final Strikes strikes;

	private final MemoryPoolManager pools;

	private final StrikeReaders readers;

	StrikesController(Strikes strikes, MemoryPoolManager pools, StrikeReaders readers) {
		this.strikes = strikes;
		this.pools = pools;
		this.readers = readers;
	}

	@GetMapping
	Result find(@RequestParam(defaultValue = "") String where, @RequestParam(defaultValue = "20") int limit) {
		if (limit < 0) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is " + limit + ": ask for 0 or more");
		}
		List<Strike> all = this.strikes.all();
		if (where.isBlank()) {
			return new Result(all.size(), all.subList(0, Math.min(limit, all.size())));
		}
		return Query.compile(where, this.pools).run(all, limit);
	}

	@PostMapping(consumes = { MediaType.APPLICATION_NDJSON_VALUE, MediaType.APPLICATION_JSON_VALUE })
	ResponseEntity<ImportReport> addJson(InputStream body) throws IOException {
		return add(body, StrikeFormat.NDJSON);
	}

	@PostMapping(consumes = "text/csv")
	ResponseEntity<ImportReport> addCsv(InputStream body) throws IOException {
		return add(body, StrikeFormat.CSV);
	}

	/**
	 * {@code curl -d} says that it sends a form, whatever it sends: taken as NDJSON. Not
	 * from browsers, which send an origin, because those post forms to other sites
	 * without asking.
	 */
	@PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE, headers = "!Origin")
	ResponseEntity<ImportReport> addUnlabelled(HttpServletRequest request) throws IOException {
		return add(request.getInputStream(), StrikeFormat.NDJSON);
	}

	private ResponseEntity<ImportReport> add(InputStream body, StrikeFormat format) throws IOException {
		ImportReport report = new StrikeImport(this.strikes, format, this.readers).read(body, Progress.SILENT);
		return ResponseEntity.status(report.full() ? HttpStatus.INSUFFICIENT_STORAGE : HttpStatus.OK).body(report);
	}

}
