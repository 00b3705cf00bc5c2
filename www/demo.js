// What a host page may do with the events of its assessments: here it only says what it heard.

const heard = document.getElementById("heard");
for (const word of ["ready", "progress", "verdict", "cta", "error"]) {
  document.addEventListener(`shipworthy-${word}`, (event) => {
    heard.textContent = `${word} ${JSON.stringify(event.detail)}`;
  });
}
