// The element in React: an attribute, a property and an event. `shipworthy/element/react` is `shipworthy/element` with
// types for JSX.

import { useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { AnswersFile } from "shipworthy";
import "shipworthy/element/react";
import { earlier, inWords, verdictOf } from "./earlier";

function App() {
  const [verdict, setVerdict] = useState("");
  const [before, setBefore] = useState("");
  const [answers, setAnswers] = useState<AnswersFile>();
  useEffect(() => {
    verdictOf(earlier).then((verdict) => setBefore(inWords(verdict)));
  }, []);
  return (
    <main>
      <p id="before">Last time: {before}</p>
      <button onClick={() => setAnswers(earlier)}>Start from last time’s answers</button>
      <shipworthy-assessment
        start-label="Start"
        answers={answers}
        onshipworthy-verdict={(event) => setVerdict(inWords(event.detail))}
      >
        <p>Is your AI proof of concept fit to ship?</p>
      </shipworthy-assessment>
      <p id="now">Now: {verdict}</p>
    </main>
  );
}

createRoot(document.body).render(<App />);
