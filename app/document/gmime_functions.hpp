/// \file
/// The functions of GMime, loaded when the first of them is called: with a message. It brings the
/// libraries of encryption along. For the sources of this folder only.
#pragma once

#include "geo/late_library.hpp"

#include <gmime/gmime.h>

namespace loci::document {

inline constinit const geo::LateLibrary gmime_library(LOCI_GMIME_LIBRARY, "GMime");

#define LOCI_GMIME(function) LOCI_LATE_FUNCTION(gmime_library, function)

LOCI_GMIME(g_mime_content_type_get_mime_type);
LOCI_GMIME(g_mime_content_type_get_parameter);
LOCI_GMIME(g_mime_content_type_is_type);
LOCI_GMIME(g_mime_data_wrapper_write_to_stream);
LOCI_GMIME(g_mime_init);
LOCI_GMIME(g_mime_message_get_date);
LOCI_GMIME(g_mime_message_get_from);
LOCI_GMIME(g_mime_message_get_mime_part);
LOCI_GMIME(g_mime_message_get_subject);
LOCI_GMIME(g_mime_message_get_type);
LOCI_GMIME(g_mime_message_part_get_message);
LOCI_GMIME(g_mime_message_part_get_type);
LOCI_GMIME(g_mime_multipart_get_count);
LOCI_GMIME(g_mime_multipart_get_part);
LOCI_GMIME(g_mime_multipart_get_type);
LOCI_GMIME(g_mime_object_get_content_type);
LOCI_GMIME(g_mime_object_get_disposition);
LOCI_GMIME(g_mime_object_get_header);
LOCI_GMIME(g_mime_object_get_type);
LOCI_GMIME(g_mime_object_write_to_stream);
LOCI_GMIME(g_mime_parser_construct_message);
LOCI_GMIME(g_mime_parser_new_with_stream);
LOCI_GMIME(g_mime_part_get_content);
LOCI_GMIME(g_mime_part_get_filename);
LOCI_GMIME(g_mime_part_get_type);
LOCI_GMIME(g_mime_stream_mem_get_byte_array);
LOCI_GMIME(g_mime_stream_mem_get_type);
LOCI_GMIME(g_mime_stream_mem_new);
LOCI_GMIME(g_mime_stream_mem_new_with_buffer);
LOCI_GMIME(internet_address_get_name);
LOCI_GMIME(internet_address_list_get_address);
LOCI_GMIME(internet_address_mailbox_get_addr);
LOCI_GMIME(internet_address_mailbox_get_type);

#undef LOCI_GMIME

}  // namespace loci::document
