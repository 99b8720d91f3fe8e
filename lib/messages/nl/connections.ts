export const connections = {
  types: {
    production: "Productie",
    test: "Test",
    accept: "Accept",
    course: "Cursus",
    sandbox: "Sandbox",
    other: "Eigen adres",
  },
};
