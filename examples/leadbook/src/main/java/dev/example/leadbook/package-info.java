/** Leadbook's connector: its actions, and the records that are their schemas. It feeds the runtime, which finds it by itself. */
package dev.example.leadbook;
