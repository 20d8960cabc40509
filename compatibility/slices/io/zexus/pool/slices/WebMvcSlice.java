package io.zexus.pool.slices;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

/** {@code @WebMvcTest} makes controllers that need the manager, and pools bodies. */
abstract class WebMvcSlice {

	@Autowired
	private MockMvc mvc;

	@Test
	void poolsWhatItDecodes() throws Exception {
		this.mvc.perform(post("/row").contentType(MediaType.APPLICATION_JSON).content(SliceApplication.JSON))
			.andExpect(content().string("pooled"));
	}

}
