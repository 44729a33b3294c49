// Lets people see the password that they type.
for (const input of document.querySelectorAll('input[type="password"][data-show]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-quiet button-small';
  const update = () => {
    const shown = input.type === 'text';
    button.textContent = shown ? input.dataset.hide : input.dataset.show;
    button.setAttribute('aria-pressed', String(shown));
  };
  button.addEventListener('click', () => {
    input.type = input.type === 'password' ? 'text' : 'password';
    update();
    input.focus();
  });
  // a password that is sent as text would be offered to the next person as a suggestion
  input.form.addEventListener('submit', () => {
    input.type = 'password';
  });
  update();
  const focused = document.activeElement === input;
  const row = document.createElement('div');
  row.className = 'password';
  input.replaceWith(row);
  row.append(input, button);
  if (focused) {
    input.focus();
  }
}
