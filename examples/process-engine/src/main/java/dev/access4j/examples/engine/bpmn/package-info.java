/**
 * Reads the lanes of BPMN 2.0 files, of any modeler, as the swimlanes of a solution version. {@link
 * dev.access4j.examples.engine.bpmn.BpmnLanes} states the rules.
 */
@NullMarked
package dev.access4j.examples.engine.bpmn;

import org.jspecify.annotations.NullMarked;
