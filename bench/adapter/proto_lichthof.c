/* Adapter "lichthof" for the neutral load generator: the public protocol, as SPEC.md has it, protobuf by hand.
 *
 * c->s  Hello with a wished place        Walk for every move
 * s->c  Welcome (number, cell grid)      movement chunks in field 1: 2 bytes cell, then for each cell from there on how many,
 *                                     2 bytes a person, then 3 bytes a person
 *
 * What it does not do: ask for names of the people it sees (WhoIs). None of the compared protocols carries names.        */
#include "proto.h"
#include <stdio.h>
#include <stdlib.h>

struct room { uint32_t epoch, cell_width, cell_height, columns; };

static size_t put_varint(uint8_t *o, int field, uint64_t v) { size_t n = pb_put(o, (uint64_t)field << 3); return n + pb_put(o + n, v); }
static size_t put_bytes(uint8_t *o, int field, const void *b, size_t l) { size_t n = pb_put(o, (uint64_t)field << 3 | 2); n += pb_put(o + n, l); memcpy(o + n, b, l); return n + l; }
static size_t put_text(uint8_t *o, int field, const char *s) { return put_bytes(o, field, s, strlen(s)); }

static void path(struct conn *c) { strcpy(c->path, "/ws"); }

static void on_open(struct conn *c) {
  uint8_t look[16], hello[256], message[300]; char name[24]; size_t l, n;
  const char *event = getenv("LICHTHOF_EVENT"); if (!event) event = "bench";
  c->ext = calloc(1, sizeof(struct room));
  snprintf(name, sizeof name, "Walker %u", c->idx + 1);
  l = put_varint(look, 1, (uint64_t)O.view_w); l += put_varint(look + l, 2, (uint64_t)O.view_h);
  n = put_varint(hello, 1, 1); n += put_varint(hello + n, 2, 1);
  n += put_text(hello + n, 3, event);
  n += put_text(hello + n, 7, name); n += put_varint(hello + n, 8, 1 + c->idx % 12);
  n += put_text(hello + n, 9, "en");
  n += put_bytes(hello + n, 12, look, l);
  n += put_text(hello + n, 15, "loadgen");
  n += put_varint(hello + n, 16, c->x); n += put_varint(hello + n, 17, c->y);
  lg_send(c, OP_BIN, message, put_bytes(message, 1, hello, n));
}

static void entered(struct conn *c, const uint8_t *p, const uint8_t *e) {
  struct room *r = c->ext; uint64_t k, v, you = 0, x = 0, y = 0;
  while (p < e) {
    p = pb_varint(p, e, &k);
    if ((k & 7) != 0) { p = pb_skip(p, e, k & 7); continue; }
    p = pb_varint(p, e, &v);
    switch (k >> 3) { case 3: you = v; break; case 4: x = v; break; case 5: y = v; break; case 7: r->epoch = (uint32_t)v; break;
      case 8: r->cell_width = (uint32_t)v; break; case 9: r->cell_height = (uint32_t)v; break; case 10: r->columns = (uint32_t)v; break; }
  }
  if (x != c->x || y != c->y) { static int said; if (!said++) fprintf(stderr, "lichthof: wished (%u,%u), stands at (%u,%u)\n", c->x, c->y, (unsigned)x, (unsigned)y); }
  lg_bind((uint32_t)you, c->idx);
  if (c->state == C_JOINING) lg_ready(c);
}

static void welcome(struct conn *c, const uint8_t *p, const uint8_t *e) {
  uint64_t k, l;
  while (p < e) {
    p = pb_varint(p, e, &k);
    if (k == (8 << 3 | 2)) { p = pb_varint(p, e, &l); entered(c, p, p + l); p += l; }
    else p = pb_skip(p, e, k & 7);
  }
}

/* Where the room says they stand: they walk on from there, as every client has to. Who went on from where they thought they were
 * would be put back again with each step. */
static void placed(struct conn *c, const uint8_t *p, const uint8_t *e) {
  struct room *r = c->ext; uint64_t k, v, x = 0, y = 0;
  while (p < e) {
    p = pb_varint(p, e, &k);
    if ((k & 7) != 0) { p = pb_skip(p, e, k & 7); continue; }
    p = pb_varint(p, e, &v);
    switch (k >> 3) { case 1: x = v; break; case 2: y = v; break; case 4: r->epoch = (uint32_t)v; break; }
  }
  c->x = (uint16_t)x; c->y = (uint16_t)y; c->fx = (float)x; c->fy = (float)y;
}

/* Of one cell: n people, the columns of numbers and of positions. */
static int cell_of(struct conn *c, uint32_t cell, size_t n, const uint8_t *ids) {
  int there = 0; const uint8_t *at = ids + 2 * n;
  if (!c->probe) { for (size_t i = 0; i < n; i++, at += 3) there += !(at[0] == 255 && at[1] == 255 && at[2] == 255); return there; }
  struct room *r = c->ext; if (!r->columns) return (int)n;
  uint32_t left = cell % r->columns * r->cell_width, top = cell / r->columns * r->cell_height;
  for (size_t i = 0; i < n; i++, at += 3) {
    uint32_t id = ids[2 * i] | ids[2 * i + 1] << 8, bits = at[0] | at[1] << 8 | (uint32_t)at[2] << 16;
    if (bits == 0xffffff) continue;
    there++; lg_update(c, lg_lookup(id), (uint16_t)(left + (bits & 1023)), (uint16_t)(top + (bits >> 10 & 1023)));
  }
  return there;
}

static int chunk(struct conn *c, const uint8_t *p, size_t l) {
  const uint8_t *e = p + l; uint32_t cell = p[0] | p[1] << 8; uint64_t n; int there = 0;
  for (p += 2; p < e; cell++, p += 5 * n) { p = pb_varint(p, e, &n); there += cell_of(c, cell, (size_t)n, p); }
  return there;
}

static int on_message(struct conn *c, int op, const uint8_t *p, size_t n) {
  const uint8_t *e = p + n; uint64_t k, l; int count = 0; (void)op;
  while (p < e) {
    p = pb_varint(p, e, &k);
    if ((k & 7) != 2) { p = pb_skip(p, e, k & 7); continue; }
    p = pb_varint(p, e, &l);
    switch (k >> 3) { case 1: count += chunk(c, p, l); break; case 10: welcome(c, p, p + l); break; case 14: placed(c, p, p + l); break; 
      case 12: lg_fail(c, "refused"); break; }
    p += l;
  }
  return count;
}

static size_t move(struct conn *c, uint8_t *o, int *op) {
  struct room *r = c->ext; uint8_t walk[40]; size_t n = 0; *op = OP_BIN;
  n += put_varint(walk + n, 1, c->x); n += put_varint(walk + n, 2, c->y); n += put_varint(walk + n, 3, c->dir & 7); n += put_varint(walk + n, 4, 1);
  if (r->epoch) n += put_varint(walk + n, 5, r->epoch);
  return put_bytes(o, 2, walk, n);
}

const struct adapter proto_lichthof = { "lichthof", 0, path, on_open, on_message, move };
